SELECT month AS 考核期, type AS 类型, score AS 考核得分, adjusted AS 补录后得分, adjusted - score AS 差
FROM patrol_adjusted
ORDER BY month, kind
