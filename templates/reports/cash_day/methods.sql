SELECT method AS 支付方式, sum(received) AS 收款金额, sum(refunded) AS 退费金额, sum(net) AS 净额
FROM cash_line
WHERE day = :as_of
GROUP BY method
ORDER BY method
