SELECT x.receipt_no AS 收据号, x.room AS 房号, h.owner AS 业主, x.item AS 费用项目, x.amount AS 金额, x.method AS 支付方式, x.cashier AS 收费员,
	CASE WHEN x.voided THEN '作废' WHEN x.amount < 0 THEN '退费' ELSE '正常' END AS 状态, x.original_no AS 原收据号
FROM receipt AS x
LEFT JOIN house AS h ON h.room = x.room
WHERE x.paid = :as_of
ORDER BY x.receipt_no COLLATE "natural", x.receipt_no, x.item, x.line
