SELECT room AS 房号, owner AS 业主, bill_no AS 账单号, item AS 费用项目,
	iso_month(period_from) || CASE WHEN period_to > period_from THEN '~' || iso_month(period_to) ELSE '' END AS 账期,
	owed AS 欠费, due AS 应缴日期, limitation AS 时效到期日, days_left AS 剩余天数,
	CASE within WHEN 0 THEN '已届满' ELSE within || '天内' END AS 预警
FROM claim_warning
ORDER BY limitation, room COLLATE "natural", bill_no
