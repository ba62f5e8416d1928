SELECT b.room AS 房号, b.owner AS 业主, b.bill_no AS 账单号, b.item AS 费用项目,
	iso_month(b.period_from) || CASE WHEN b.period_to > b.period_from THEN '~' || iso_month(b.period_to) ELSE '' END AS 账期,
	b.charged AS 应收, b.waived AS 减免, b.received AS 实收, b.owed AS 欠费, b.due AS 应缴日期, b.penalty AS 违约金, b.limitation AS 时效到期日
FROM arrears_bill AS b
WHERE b.room IN (SELECT room FROM claim)
ORDER BY b.room COLLATE "natural", b.due, b.bill_no
