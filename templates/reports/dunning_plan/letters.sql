SELECT room AS 房号, owner AS 业主, step AS 催缴阶段, from_day AS 欠费起, to_day AS 欠费止, owed AS 欠费合计, pay_by AS 要求缴清日期,
	'待审批' AS 批准
FROM dunning
WHERE planned = 1
ORDER BY room COLLATE "natural"
