-- Each must give no row: what is counted apart must agree. The tickets are added up in one pass.

-- name: breaches_without_their_ticket
SELECT 'a breach is of a ticket that does not say so'
FROM service_breach AS b LEFT JOIN service_ticket AS t ON t.ticket_no = b.ticket_no
WHERE CASE b.rule WHEN 'RC-04' THEN t.classified WHEN 'RC-05' THEN t.forwarded WHEN 'RC-06' THEN t.attended WHEN 'RC-07' THEN t.confirmed
	WHEN 'RC-08' THEN t.attended WHEN 'RC-09' THEN t.called WHEN 'RC-10' THEN t.passed_on ELSE iif(t.missed > 0, '否', '') END IS NOT '否';

-- name: checks_do_not_add_up
SELECT 'the breaches of the month are not those of ' || c.rule
FROM service_check AS c
LEFT JOIN (
	SELECT b.rule, count(*) AS n FROM service_breach AS b JOIN service_period AS p ON b.month = p.month GROUP BY b.rule
) AS b ON b.rule = c.rule
WHERE c.judged AND c.broken <> ifnull(b.n, 0);

-- name: tickets_do_not_add_up
WITH ticket AS MATERIALIZED (
	SELECT total((classified = '否') + (forwarded = '否') + (attended = '否') + (confirmed = '否') + (called = '否') + (passed_on = '否') + missed)
		AS breaches, total(kept) AS kept, total(open) AS open, total(open AND overdue = '是') AS overdue, total(NOT cancelled) AS received,
		total(NOT cancelled AND finished IS NOT NULL) AS closed, total(NOT cancelled AND overdue = '是') AS late,
		total(NOT cancelled AND finished IS NULL) AS running
	FROM service_ticket
)
SELECT 'the breaches are not those of the tickets' FROM ticket WHERE breaches <> (SELECT count(*) FROM service_breach)
UNION ALL
SELECT 'the contacts that kept a due day are not those of the tickets' FROM ticket
WHERE kept <> (SELECT count(*) FROM service_contact WHERE due IS NOT NULL)
UNION ALL
SELECT 'the open tickets are not in their list' FROM ticket WHERE open <> (SELECT count(*) FROM service_followup)
UNION ALL
SELECT 'the open tickets past their time are not in their list' FROM ticket WHERE overdue <> (SELECT count(*) FROM service_overdue)
UNION ALL
SELECT 'the months are not the tickets' FROM ticket
WHERE received <> (SELECT total(received) FROM service_month) OR closed <> (SELECT total(closed) FROM service_month)
	OR late <> (SELECT total(late) FROM service_month) OR running <> (SELECT total(received - closed) FROM service_month);

-- name: counts_do_not_add_up
SELECT 'the counts by ' || c.field || ' are not their month'
FROM service_month AS m JOIN service_count AS c ON c.month = m.month
GROUP BY m.month, c.field
HAVING sum(c.received) <> m.received OR sum(c.closed) <> m.closed OR sum(c.late) <> m.late OR sum(c.open) <> m.received - m.closed;
