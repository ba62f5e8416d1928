SELECT finding_no AS 问题编号, day AS 日期, type AS 类型, zone AS 区域, code AS 项目编码, place AS 位置, description AS 描述, unit AS 责任单位,
	deadline AS 整改期限, overdue_days AS 逾期天数, result AS 末次复查
FROM patrol_open
ORDER BY overdue_days DESC, finding_no
