SELECT m.month AS 考核期,
	max(CASE WHEN m.kind = 1 THEN m.score END) AS 保洁,
	max(CASE WHEN m.kind = 2 THEN m.score END) AS 绿化,
	max(CASE WHEN m.kind = 3 THEN m.score END) AS 楼层
FROM patrol_month AS m JOIN patrol_period AS p ON m.month > p.month - 12 AND m.month <= p.month
GROUP BY m.month
ORDER BY m.month
