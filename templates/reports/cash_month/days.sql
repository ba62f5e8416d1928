SELECT day AS 日期, sum(received) AS 收款金额, sum(refunded) AS 退费金额, sum(net) AS 净额, sum(voids) AS 作废笔数
FROM cash_line
WHERE day IS NOT NULL
GROUP BY day
ORDER BY day
