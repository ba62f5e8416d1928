SELECT code AS 项目编码, item AS 项目, repeats AS 重复次数, findings AS 问题数, deduction AS 扣分, type AS 类型
FROM patrol_year_item
WHERE repeats > 0
ORDER BY repeats DESC, findings DESC, kind, code
LIMIT 10
