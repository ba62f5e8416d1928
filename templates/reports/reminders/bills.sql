SELECT room AS 房号, owner AS 业主, bill_no AS 账单号, item AS 费用项目,
	iso_month(period_from) || CASE WHEN period_to > period_from THEN '~' || iso_month(period_to) ELSE '' END AS 账期,
	owed AS 金额, due AS 应缴日期
FROM dunning_reminder
ORDER BY room COLLATE "natural", due, bill_no
