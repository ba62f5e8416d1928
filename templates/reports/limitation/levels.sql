SELECT CASE within WHEN 0 THEN '已届满' ELSE within || '天内' END AS 预警, count(DISTINCT room) AS 户数, count(*) AS 账单数, sum(owed) AS 欠费
FROM claim_warning
GROUP BY within
ORDER BY within
