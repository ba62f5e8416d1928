-- 年度考核报告：每个类型一份，只在全年十二期都结束后。
SELECT y.year || '-' || y.type AS room, y.year, y.type, y.kind, iso_date(y.start) AS start, iso_date(p."end") AS "end", cn_date(:as_of) AS as_of,
	(SELECT CASE WHEN u.edition IS NULL THEN '未发出' WHEN NOT u.same THEN '未发出（与' || cn_date(u.issued) || '发出的第 ' || u.edition || ' 版不同）'
		WHEN u.edition > 1 THEN '第 ' || u.edition || ' 版，' || cn_date(u.issued) || '发出，代替第 ' || (u.edition - 1) || ' 版'
		ELSE '第 1 版，' || cn_date(u.issued) || '发出' END
	FROM patrol_issue AS u WHERE u.report = 'assessment_year') AS edition,
	points(y.mean) AS mean, points(y.most) AS most, points(y.least) AS least, y.below || '' AS below, points(y.coverage) || '%' AS coverage,
	y.advice, y.missing, points(y.last_mean) AS last_mean, y.complaints || '' AS complaints, y.needed || '' AS needed,
	points(y.rate) || '%' AS rate, yuan(y.deducted) AS deducted,
	(SELECT count(*) FROM patrol_year_item AS i WHERE i.kind = y.kind AND i.repeats > 0) AS repeated
FROM patrol_year AS y
JOIN patrol_period AS p ON p.month = y.year * 12 + 11
ORDER BY y.kind;

-- name: months
SELECT iso_month(month) AS month, points(routine) AS routine, points(spot) AS spot, points(complaint) AS complaint, points(score) AS score, grade,
	points(coverage) || '%' AS coverage
FROM patrol_year_month
WHERE kind = :kind
ORDER BY patrol_year_month.month;

-- name: items
SELECT code || ' ' || item AS item, repeats, findings, points(deduction) AS deduction
FROM patrol_year_item
WHERE kind = :kind AND repeats > 0
ORDER BY repeats DESC, findings DESC, code
LIMIT 10;
