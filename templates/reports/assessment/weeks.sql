SELECT monday AS 周一, type AS 类型, zone AS 区域, raw AS 初检得分, score AS 考核得分
FROM patrol_week
ORDER BY kind, zone, monday
