SELECT m.type AS 类型, m.start AS 期间起, m."end" AS 期间止, m.routine AS 日常得分, m.spot AS 抽查得分, m.complaint AS 投诉扣分,
	m.raw AS 初检得分, m.score AS 考核得分, m.grade AS 等级, m.before AS 上期考核得分, m.coverage AS 覆盖率, m.small AS 样本不足
FROM patrol_month AS m JOIN patrol_period AS p ON p.month = m.month
ORDER BY m.kind
