SELECT day - (day + 3) % 7 AS 周一, day AS 日期, zone AS 区域, code AS 项目编码, item AS 项目, place AS 位置, description AS 描述,
	deduction AS 扣分, deadline AS 整改期限, result AS 复查结果, outcome AS 处理情况
FROM patrol_finding
WHERE kind = 2
ORDER BY day, zone, finding_no
