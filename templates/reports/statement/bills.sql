-- What a receipt still pays of a bill: its own part less what its refunds took back (RULINGS 17).
WITH kept AS (
	SELECT bill_id, receipt_no, first_paid, first_seq
	FROM (
		SELECT bill_id, coalesce(of_no, receipt_no) AS receipt_no, sum(amount) AS amount,
			min(CASE WHEN amount > 0 THEN paid END) AS first_paid, min(seq) AS first_seq
		FROM arrears_allocation
		GROUP BY bill_id, coalesce(of_no, receipt_no)
	)
	WHERE amount > 0
	ORDER BY bill_id, first_paid, receipt_no COLLATE "natural", first_seq
), receipts_of AS (
	SELECT bill_id, group_concat(receipt_no, '、') AS numbers FROM kept GROUP BY bill_id
)
SELECT a.room AS 房号, h.owner AS 业主, a.bill_no AS 账单号, a.item AS 费用项目,
	iso_month(a.period_from) || CASE WHEN a.period_to > a.period_from THEN '~' || iso_month(a.period_to) ELSE '' END AS 账期,
	a.charged AS 应收, a.waived AS 减免, a.received AS 实收, a.owed AS 欠费, a.due AS 应缴日期, r.numbers AS 收据号
FROM arrears_account AS a
LEFT JOIN house AS h ON h.room = a.room
LEFT JOIN receipts_of AS r ON r.bill_id = a.bill_id
ORDER BY a.room COLLATE "natural", a.bill_no, a.item, a.period_from, a.bill_id
