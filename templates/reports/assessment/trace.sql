-- What is behind a figure, for kefu trace: a finding with its patrol and re-inspections (findings), all findings of a zone (zones), of an
-- item (items).
-- name: findings
SELECT 内容, part, line
FROM (
	SELECT 0 AS place, f.day AS day, '巡查 ' || p.patrol_no || ' ' || iso_date(p.day) || ' ' || p.zone || ' ' || p.inspector AS 内容, p.part, p.line
	FROM patrol_finding AS f JOIN findings AS x ON x.finding_no = f.finding_no JOIN patrols AS p ON p.patrol_no = x.patrol_no
	WHERE f.finding_no = :key
	UNION ALL
	SELECT 1, f.day, '问题 ' || f.finding_no || ' ' || f.code || ' 扣分 ' || points(f.deduction) || ' 系数 ' || points(f.factor), x.part, x.line
	FROM patrol_finding AS f JOIN findings AS x ON x.finding_no = f.finding_no
	WHERE f.finding_no = :key
	UNION ALL
	SELECT 2, r.day, '复查 ' || iso_date(r.day) || ' ' || r.result, r.part, r.line
	FROM reinspections AS r JOIN patrol_finding AS f ON f.finding_no = r.finding_no
	WHERE r.finding_no = :key
)
ORDER BY place, day, part, line;

-- name: zones
SELECT '问题 ' || f.finding_no || ' ' || f.code || ' 扣分 ' || points(f.deduction) || ' 系数 ' || points(f.factor) AS 内容, x.part, x.line
FROM patrol_finding AS f JOIN findings AS x ON x.finding_no = f.finding_no
WHERE f.zone = :key
ORDER BY f.day, f.finding_no;

-- name: items
SELECT '问题 ' || f.finding_no || ' ' || f.zone || ' 扣分 ' || points(f.deduction) || ' 系数 ' || points(f.factor) AS 内容, x.part, x.line
FROM patrol_finding AS f JOIN findings AS x ON x.finding_no = f.finding_no
WHERE f.code = :key
ORDER BY f.day, f.finding_no;

-- name: keys
SELECT finding_no AS key FROM patrol_finding
UNION
SELECT zone FROM patrol_finding
UNION
SELECT code FROM patrol_finding
ORDER BY 1;
