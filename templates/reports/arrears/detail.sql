SELECT room AS 房号, owner AS 业主, bill_no AS 账单号, item AS 费用项目,
	iso_month(period_from) || CASE WHEN period_to > period_from THEN '~' || iso_month(period_to) ELSE '' END AS 账期,
	charged AS 应收, waived AS 减免, received AS 实收, owed AS 欠费, due AS 应缴日期, overdue_days AS 逾期天数,
	CASE bucket WHEN 1 THEN '30天内' WHEN 2 THEN '31-90天' WHEN 3 THEN '91-180天' WHEN 4 THEN '181天-1年' WHEN 5 THEN '1-2年'
		WHEN 6 THEN '2-3年' ELSE '3年以上' END AS 账龄,
	penalty AS 违约金, limitation AS 时效到期日
FROM arrears_bill
ORDER BY room COLLATE "natural", due, bill_no
