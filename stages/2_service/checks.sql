-- Each must give no row: what is counted apart must agree. The tickets are added up in one pass.

-- name: checks_do_not_add_up
SELECT 'the breaches of the month are not those of ' || c.rule
FROM service_check AS c
LEFT JOIN (
	SELECT b.rule, count(*) AS n FROM service_breach AS b JOIN service_period AS p ON b.month = p.month GROUP BY b.rule
) AS b ON b.rule = c.rule
WHERE c.judged AND c.broken <> ifnull(b.n, 0);

-- name: tickets_do_not_add_up
WITH ticket AS MATERIALIZED (
	SELECT sum((classified = '否') + (forwarded = '否') + (attended = '否') + (confirmed = '否') + (called = '否') + (passed_on = '否') + missed)
		AS breaches, sum(kept) AS kept, sum(open) AS open, count(iif(open, nullif(overdue, '未到期'), NULL)) AS overdue,
		sum(NOT cancelled) AS received, sum(NOT (open OR cancelled)) AS closed
	FROM service_ticket
)
SELECT 'the breaches are not those of the tickets' FROM ticket WHERE ifnull(breaches, 0) <> (SELECT count(*) FROM service_breach)
UNION ALL
SELECT 'the contacts that kept a due day are not those of the tickets' FROM ticket
WHERE ifnull(kept, 0) <> (SELECT count(due) FROM service_contact)
UNION ALL
SELECT 'the open tickets are not in their list' FROM ticket WHERE ifnull(open, 0) <> (SELECT count(*) FROM service_followup)
UNION ALL
SELECT 'the open tickets past their time are not in their list' FROM ticket WHERE overdue <> (SELECT count(*) FROM service_overdue)
UNION ALL
SELECT 'the months are not the tickets' FROM ticket AS t, (SELECT total(received) AS received, total(closed) AS closed FROM service_month) AS m
WHERE ifnull(t.received, 0) <> m.received OR ifnull(t.closed, 0) <> m.closed;

-- name: counts_do_not_add_up
SELECT 'the counts by ' || c.field || ' are not their month'
FROM service_month AS m JOIN service_count AS c ON c.month = m.month
GROUP BY m.month, c.field
HAVING sum(c.received) <> m.received OR sum(c.closed) <> m.closed OR sum(c.late) <> m.late OR sum(c.open) <> m.received - m.closed;
