SELECT finding_no AS 问题编号, month AS 考核期, day AS 日期, type AS 类型, zone AS 区域, code AS 项目编码, deduction AS 扣分,
	was AS 原系数, factor AS 现系数, outcome AS 处理情况, reason AS 原因
FROM patrol_adjustment
ORDER BY finding_no
