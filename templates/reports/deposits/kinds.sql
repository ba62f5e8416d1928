SELECT item AS 类型, count(*) AS 笔数, count(DISTINCT room) AS 户数, sum(held) AS 应退未退
FROM cash_deposit
GROUP BY item
ORDER BY item
