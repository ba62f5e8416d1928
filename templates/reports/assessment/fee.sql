SELECT f.type AS 类型, f.company AS 服务单位, f.score AS 考核得分, f.grade AS 等级, f.fee AS 月服务费, f.percent AS 扣减比例, f.deduction AS 扣减金额,
	f.note AS 说明, a.state AS 确认情况, a.last AS 异议期限, a.confirmed AS 确认日期, a.objected AS 异议日期, a.reason AS 异议内容,
	a.reviewed AS 复核日期, a.conclusion AS 复核结论
FROM patrol_fee AS f JOIN patrol_answer AS a ON a.kind = f.kind AND a.company = f.company
ORDER BY f.kind, f.company
