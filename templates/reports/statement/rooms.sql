WITH debt AS (
	SELECT a.room, count(*) AS bills, sum(a.charged) AS charged, sum(a.waived) AS waived, sum(a.received) AS received, sum(a.owed) AS owed,
		max((SELECT max(x.paid) FROM arrears_allocation AS x WHERE x.bill_id = a.bill_id AND x.amount > 0)) AS paid
	FROM arrears_account AS a
	GROUP BY a.room
)
SELECT d.room AS 房号, h.owner AS 业主, d.bills AS 账单数, d.charged AS 应收, d.waived AS 减免, d.received AS 实收, d.owed AS 欠费,
	p.prepaid AS 预收余额, d.paid AS 最近缴费日
FROM debt AS d
LEFT JOIN house AS h ON h.room = d.room
LEFT JOIN arrears_prepaid AS p ON p.room = d.room
ORDER BY d.room COLLATE "natural"
