-- 满意度调查汇总：一份，统计日以前开始的最近一次调查。文件名是调查编号。
SELECT s.plan_no AS room, coalesce(s.name, s.plan_no) AS name, cn_date(s.start) AS start, cn_date(s."end") AS "end", cn_date(:as_of) AS as_of, s.person,
	s.households, s.issued, s.returned, s.valid, s.few + s.nameless AS invalid, nullif(s.replaced, 0) AS replaced, nullif(s.anonymous, 0) AS anonymous,
	points(s.return_rate) || '%' AS return_rate, points(s.valid_rate) || '%' AS valid_rate, points(s.coverage) || '%' AS coverage, s.needed,
	CASE WHEN s.valid >= s.needed THEN '达到' ELSE '少于' END AS enough, points(s.rate) || '%' AS rate, points(s.low) || '%' AS low, points(s.high) || '%' AS high,
	points(s.score) AS score, points(s.pooled_rate) || '%' AS pooled_rate, points(s.target) || '%' AS target,
	CASE WHEN s.rate >= s.target THEN '达到' ELSE '没有达到' END AS reached, s.answers, s.before_no, points(s.before_rate) || '%' AS before_rate,
	points(s.before_score) AS before_score, CASE WHEN s.change > 0 THEN '上升 ' || points(s.change) || ' 个百分点' WHEN s.change < 0
		THEN '下降 ' || points(-s.change) || ' 个百分点' ELSE '没有变化' END AS change,
	CASE s.move WHEN '—' THEN '没有超出抽样误差' ELSE '超出抽样误差' END AS sure, (SELECT count(*) FROM survey WHERE place > 1) AS several,
	(SELECT count(*) FROM survey_dimension) AS asked, (SELECT count(*) FROM survey_building) AS buildings_any,
	(SELECT count(*) FROM survey_dimension WHERE below OR fell) AS improve_any, (SELECT opened FROM survey_pursuit) AS opened,
	(SELECT contacted FROM survey_pursuit) AS contacted, (SELECT points(contact_rate) || '%' FROM survey_pursuit) AS contact_rate,
	(SELECT done FROM survey_pursuit) AS done, (SELECT points(done_rate) || '%' FROM survey_pursuit) AS done_rate,
	(SELECT recalled FROM survey_pursuit) AS recalled, (SELECT content FROM survey_pursuit) AS content,
	(SELECT points(content_rate) || '%' FROM survey_pursuit) AS content_rate, (SELECT nullif(overdue, 0) FROM survey_pursuit) AS overdue,
	(SELECT count(*) FROM survey_followup WHERE cause IS NOT NULL) AS causes_any
FROM survey AS s
WHERE s.place = 1
ORDER BY 1;

-- name: dimensions
SELECT title, answers, points(rate) || '%' AS rate, points(score) AS score, rank, points(before_rate) || '%' AS before_rate,
	CASE WHEN change > 0 THEN '+' ELSE '' END || points(change) AS change, move
FROM survey_dimension
ORDER BY dimension;

-- name: bars
SELECT title, points(rate) AS rate
FROM survey_dimension
ORDER BY dimension;

-- name: buildings
SELECT building, forms, points(rate) || '%' AS rate, points(score) AS score, ifnull(rank, '份数不足') AS rank
FROM survey_building
ORDER BY building COLLATE "natural";

-- name: years
SELECT coalesce(name, plan_no) AS name, points(rate) AS rate, points(low) AS low, points(high) AS high
FROM survey
ORDER BY place DESC;

-- name: improve
SELECT d.title, points(d.rate) || '%' AS rate, points(s.target) || '%' AS target, CASE WHEN d.change > 0 THEN '+' ELSE '' END || points(d.change) AS change, d.move,
	CASE WHEN d.below AND d.fell THEN '低于目标，且下降' WHEN d.below THEN '低于目标' ELSE '下降' END AS why
FROM survey_dimension AS d JOIN survey AS s ON s.place = 1
WHERE d.below OR d.fell
ORDER BY d.rate, d.dimension;

-- name: causes
SELECT cause, title, count(*) AS times
FROM survey_followup
WHERE cause IS NOT NULL
GROUP BY cause, dimension
ORDER BY times DESC, dimension, cause
LIMIT 5;

-- name: total
SELECT count(*) AS letters FROM survey WHERE place = 1;
