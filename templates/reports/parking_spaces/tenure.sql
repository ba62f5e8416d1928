SELECT ifnull(tenure, '') AS 权属, count(*) AS 车位数, sum(price) AS 月收费标准, sum(months > 0) AS 欠费车位, sum(owed) AS 欠费金额
FROM parking_space
GROUP BY ifnull(tenure, '')
ORDER BY 1
