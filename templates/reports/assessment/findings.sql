SELECT finding_no AS 问题编号, day AS 日期, type AS 类型, zone AS 区域, code AS 项目编码, description AS 描述, deduction AS 扣分,
	deadline AS 整改期限, result AS 复查结果, factor AS 系数, outcome AS 处理情况, place AS 位置, spot AS 抽查
FROM patrol_finding
ORDER BY finding_no
