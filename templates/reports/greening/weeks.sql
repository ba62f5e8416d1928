SELECT monday AS 周一, zone AS 区域, raw AS 初检得分, score AS 考核得分
FROM patrol_week
WHERE kind = 2
ORDER BY monday, zone
