SELECT type AS 类型, zone AS 区域, due AS 应巡天数, done AS 实巡天数, raw AS 初检得分, score AS 考核得分
FROM patrol_zone
ORDER BY kind, zone
