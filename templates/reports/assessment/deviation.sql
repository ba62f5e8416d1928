SELECT day AS 日期, type AS 类型, zone AS 区域, routine AS 日常得分, spot AS 抽查得分, apart AS 偏差
FROM patrol_deviation
ORDER BY day, kind, zone
