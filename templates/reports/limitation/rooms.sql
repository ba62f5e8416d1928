SELECT w.room AS 房号, w.owner AS 业主, d.step AS 催缴阶段,
	sum(CASE WHEN w.within = 0 THEN w.owed ELSE 0 END) AS 已届满,
	sum(CASE WHEN w.days_left BETWEEN 0 AND 30 THEN w.owed ELSE 0 END) AS "30天内届满",
	sum(CASE WHEN w.days_left BETWEEN 31 AND 90 THEN w.owed ELSE 0 END) AS "31-90天届满",
	sum(CASE WHEN w.days_left > 90 THEN w.owed ELSE 0 END) AS "91天以上届满",
	sum(w.owed) AS 合计,
	min(CASE WHEN w.days_left >= 0 THEN w.limitation END) AS 最早到期日, min(CASE WHEN w.days_left >= 0 THEN w.days_left END) AS 剩余天数,
	(SELECT l.number FROM letter_sent AS l WHERE l.room = w.room AND l.state = 'issued' ORDER BY l.day DESC, l.number DESC LIMIT 1) AS 最近函件,
	(SELECT l.grade FROM letter_sent AS l WHERE l.room = w.room AND l.state = 'issued' ORDER BY l.day DESC, l.number DESC LIMIT 1) AS 证据等级
FROM claim_warning AS w
LEFT JOIN dunning AS d ON d.room = w.room
GROUP BY w.room, w.owner, d.step
ORDER BY w.room COLLATE "natural"
