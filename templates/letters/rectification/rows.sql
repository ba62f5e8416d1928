-- 整改通知单：本考核期以来发现、主管确认时间在统计日以内、尚未复查合格的问题。文件名是问题编号。
SELECT o.finding_no AS room, o.type, o.zone, o.place, o.code, i.item, coalesce(o.unit, z.company) AS unit, o.description, f.standard, p.inspector, f.patrol_no,
	cn_date(o.day) AS day, cn_date(o.deadline) AS deadline, points(f.deduction) AS points,
	CASE WHEN f.confirmed_day_only THEN iso_date(f.confirmed / 86400) ELSE substr(iso_time(f.confirmed), 1, 16) END AS confirmed,
	cn_date((SELECT max(r.day) FROM reinspections AS r WHERE r.finding_no = o.finding_no AND r.day <= :as_of)) AS again
FROM patrol_open AS o
JOIN findings AS f ON f.finding_no = o.finding_no
JOIN patrols AS p ON p.patrol_no = f.patrol_no
LEFT JOIN zones AS z ON z.zone = o.zone
LEFT JOIN patrol_standard AS i ON i.code = o.code
WHERE f.confirmed / 86400 <= :as_of AND o.day >= (SELECT start FROM patrol_period)
ORDER BY o.finding_no COLLATE "natural";

-- name: seen
SELECT iso_date(day) AS seen_day, result, inspector AS seen_by, iso_date(new_deadline) AS new_deadline
FROM reinspections
WHERE finding_no = :room AND day <= :as_of
ORDER BY day;

-- name: total
SELECT count(*) AS letters
FROM patrol_open AS o JOIN findings AS f ON f.finding_no = o.finding_no
WHERE f.confirmed / 86400 <= :as_of AND o.day >= (SELECT start FROM patrol_period);
