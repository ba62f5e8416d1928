-- 月度考核报告：一份。文件名是考核期的月份。
SELECT iso_month(p.month) AS room, cn_month(p.month) AS month, cn_date(p.start) AS start, cn_date(p."end") AS "end", cn_date(:as_of) AS as_of,
	(SELECT CASE WHEN u.edition IS NULL THEN '未发出' WHEN NOT u.same THEN '未发出（与' || cn_date(u.issued) || '发出的第 ' || u.edition || ' 版不同）'
		WHEN u.edition > 1 THEN '第 ' || u.edition || ' 版，' || cn_date(u.issued) || '发出，代替第 ' || (u.edition - 1) || ' 版'
		ELSE '第 1 版，' || cn_date(u.issued) || '发出' END
	FROM patrol_issue AS u WHERE u.report = 'assessment' AND u.month = p.month) AS edition,
	CASE p.mode WHEN 'raw' THEN '考核得分按初检扣分计算。' ELSE '考核得分按复查结果计入系数。' END AS mode,
	(SELECT group_concat(m.type, '、') FROM patrol_month AS m WHERE m.month = p.month AND m.small) AS small,
	(SELECT group_concat(x.zone || ' ' || x.days || ' 天', '、') FROM (SELECT zone, count(*) AS days FROM patrol_coverage GROUP BY zone ORDER BY zone) AS x) AS missed,
	(SELECT group_concat(v.what, '、') FROM (SELECT f.finding_no || '（' || f.code || ' ' || ifnull(f.item, '') || '，' || ifnull(f.place, f.zone) || '）' AS what
		FROM patrol_finding AS f JOIN patrol_standard AS s ON s.code = f.code AND s.veto ORDER BY f.finding_no) AS v) AS vetoed,
	(SELECT count(*) FROM patrol_item) AS top_item, (SELECT count(*) FROM patrol_task_rate) AS planned,
	(SELECT count(*) FROM patrol_finding WHERE unconfirmed) AS unconfirmed,
	(SELECT count(*) FROM patrol_finding WHERE unfollowed) AS unfollowed,
	(SELECT count(*) FROM patrol_finding WHERE unconfirmed OR unfollowed) AS breached,
	(SELECT count(*) FROM patrol_fee) AS contracted, (SELECT count(*) FROM patrol_adjusted) AS adjusted_any
FROM patrol_period AS p
WHERE EXISTS (SELECT 1 FROM patrol_month AS m WHERE m.month = p.month)
ORDER BY 1;

-- name: summary
SELECT m.type, points(m.routine) AS routine, points(m.spot) AS spot, points(m.complaint) AS complaint, points(m.raw) AS raw,
	points(m.score) AS score, m.grade, points(m.before) AS before,
	CASE WHEN m.score > m.before THEN '+' ELSE '' END || points(m.score - m.before) AS change, points(m.coverage) || '%' AS coverage
FROM patrol_month AS m JOIN patrol_period AS p ON p.month = m.month
ORDER BY m.kind;

-- name: trend
SELECT iso_month(m.month) AS month, points(max(CASE m.kind WHEN 1 THEN m.score END)) AS cleaning,
	points(max(CASE m.kind WHEN 2 THEN m.score END)) AS greening, points(max(CASE m.kind WHEN 3 THEN m.score END)) AS floors
FROM patrol_month AS m JOIN patrol_period AS p ON m.month > p.month - 12
GROUP BY m.month
ORDER BY m.month;

-- name: zones
SELECT z.type, z.zone, z.due, z.done, count(f.finding_no) AS findings, points(z.raw) AS raw, points(z.score) AS score
FROM patrol_zone AS z LEFT JOIN patrol_finding AS f ON f.zone = z.zone AND f.kind = z.kind
GROUP BY z.kind, z.zone
ORDER BY z.kind, z.zone;

-- name: rectification
SELECT type, found, fixed, needed, passed, points(rate) || '%' AS rate, in_time, points(in_time_rate) || '%' AS in_time_rate, overdue
FROM patrol_rectification
ORDER BY kind;

-- name: top
SELECT code || ' ' || item AS item, type, findings, points(deduction) AS deduction
FROM patrol_item
ORDER BY patrol_item.deduction DESC, findings DESC, kind, code
LIMIT 5;

-- name: checks
SELECT rule, CASE rule
		WHEN 'PT-01' THEN '每个责任区域每天巡查一次以上'
		WHEN 'PT-02' THEN '主管每周抽查三次以上'
		WHEN 'PT-03' THEN '整改信息经主管确认后发出'
		WHEN 'PT-04' THEN '提出整改标准和期限，并按期复查'
		WHEN 'PT-05' THEN '以复查结果评分'
		WHEN 'PT-06' THEN '每月 25 日汇总上报'
		WHEN 'PT-07' THEN '每年 12 月 25 日提出年度报告'
		WHEN 'PT-08' THEN '重点工作计划按期完成'
		WHEN 'PT-09' THEN '在施工的装修每个工作日巡查，违规已通报并跟进核实'
		WHEN 'PT-10' THEN '巡查发现的问题当日传递'
	END AS about, asked, kept, broken, unknown, points(rate) || '%' AS rate
FROM patrol_check
WHERE asked > 0 AND (rule NOT IN ('PT-06', 'PT-07') OR kept + broken > 0)
ORDER BY rule;

-- name: breaches
SELECT CASE WHEN unconfirmed AND unfollowed THEN '03、04' WHEN unconfirmed THEN 'PT-03' ELSE 'PT-04' END AS rule, finding_no, iso_date(day) AS day, zone,
	code || ' ' || ifnull(item, '') AS item, place, iso_date(deadline) AS deadline, replace(outcome, '（重复问题）', '') AS what
FROM patrol_finding
WHERE unconfirmed OR unfollowed
ORDER BY unconfirmed DESC, patrol_finding.day, finding_no
LIMIT 10;

-- name: tasks
SELECT type, cycle, asked, kept, points(rate) || '%' AS rate
FROM patrol_task_rate
ORDER BY kind, cycle;

-- name: fee
SELECT type, company, points(score) AS score, grade, yuan(fee) AS fee, points(percent) || '%' AS percent, yuan(deduction) AS deduction, note
FROM patrol_fee
ORDER BY kind, company;

-- name: adjusted
SELECT iso_month(month) AS month, type, points(score) AS score, points(adjusted) AS adjusted
FROM patrol_adjusted
ORDER BY patrol_adjusted.month, kind;
