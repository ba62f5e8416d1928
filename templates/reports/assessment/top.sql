SELECT code || ' ' || item AS 项目, type AS 类型, findings AS 问题数, deduction AS 扣分
FROM patrol_item
ORDER BY deduction DESC, findings DESC, kind, code
LIMIT 5
