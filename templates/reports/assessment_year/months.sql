SELECT month AS 月份, routine AS 日常得分, spot AS 抽查得分, complaint AS 投诉扣分, score AS 考核得分, grade AS 等级, coverage AS 覆盖率, type AS 类型
FROM patrol_year_month
ORDER BY kind, month
