-- Each must give no row.

-- name: zones_do_not_add_up
SELECT 'coverage of ' || m.type || ' is not the sum of its zones'
FROM patrol_month AS m
JOIN patrol_period AS p ON p.month = m.month
LEFT JOIN patrol_zone AS z ON z.kind = m.kind
GROUP BY m.kind, m.type, m.due, m.done
HAVING m.due <> ifnull(sum(z.due), 0) OR m.done <> ifnull(sum(z.done), 0);

-- name: days_do_not_add_up
SELECT 'PT-01 does not agree with the list of days'
FROM patrol_check
WHERE rule = 'PT-01' AND broken <> (SELECT count(*) FROM patrol_coverage);

-- name: checks_do_not_add_up
SELECT rule || ' does not add up'
FROM patrol_check
WHERE asked <> kept + broken + unknown;

-- name: breaches_do_not_add_up
SELECT c.rule || ' does not agree with the findings'
FROM patrol_check AS c
WHERE c.rule IN ('PT-03', 'PT-04')
	AND c.broken <> (SELECT ifnull(sum(CASE c.rule WHEN 'PT-03' THEN unconfirmed ELSE unfollowed END), 0) FROM patrol_finding);

-- name: items_do_not_add_up
SELECT 'the items of ' || type || ' are not its findings'
FROM (
	SELECT type, kind, findings FROM patrol_item
	UNION ALL
	SELECT type, kind, -1 FROM patrol_finding WHERE NOT spot AND factor IS NOT NULL
)
GROUP BY kind, type
HAVING sum(findings) <> 0;
