SELECT type AS 类型, code AS 项目编码, item AS 项目, findings AS 问题数, deduction AS 扣分
FROM patrol_item
ORDER BY kind, code
