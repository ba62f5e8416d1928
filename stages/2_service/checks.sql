-- Each must give no row: what is counted apart must agree.

-- name: tickets_without_a_row
SELECT 'a ticket received by as-of is in no figure'
FROM (SELECT count(*) AS n FROM tickets, service_period WHERE received < (as_of + 1) * 86400) AS register,
	(SELECT count(*) AS n FROM service_ticket) AS figures
WHERE register.n <> figures.n;

-- name: breaches_without_their_ticket
SELECT 'a breach is of a ticket that does not say so'
FROM service_breach AS b LEFT JOIN service_ticket AS t ON t.ticket_no = b.ticket_no
WHERE t.ticket_no IS NULL
	OR b.rule = 'RC-04' AND t.classified <> '否' OR b.rule = 'RC-05' AND t.forwarded <> '否' OR b.rule IN ('RC-06', 'RC-08') AND t.attended <> '否'
	OR b.rule = 'RC-07' AND t.confirmed <> '否' OR b.rule = 'RC-09' AND t.called <> '否' OR b.rule = 'RC-10' AND t.passed_on <> '否';

-- name: breaches_do_not_add_up
SELECT 'the breaches are not those of the tickets'
FROM (
	SELECT sum((classified = '否') + (forwarded = '否') + (attended = '否') + (confirmed = '否') + (called = '否') + (passed_on = '否') + missed) AS n
	FROM service_ticket
) AS tickets, (SELECT count(*) AS n FROM service_breach) AS breaches
WHERE ifnull(tickets.n, 0) <> breaches.n;

-- name: checks_do_not_add_up
SELECT 'the breaches of the month are not those of ' || c.rule
FROM service_check AS c JOIN service_period AS p
LEFT JOIN service_breach AS b ON b.rule = c.rule AND b.month = p.month
WHERE c.judged
GROUP BY c.rule
HAVING c.broken <> count(b.rule);

-- name: contacts_do_not_add_up
SELECT 'the contacts that kept a due day are not those of the tickets'
FROM (SELECT sum(kept) AS n FROM service_ticket) AS tickets,
	(SELECT count(*) AS n FROM service_contact WHERE standing = '按期') AS contacts
WHERE ifnull(tickets.n, 0) <> contacts.n;

-- name: open_lists_do_not_add_up
SELECT 'the open tickets are not in their lists'
FROM (SELECT sum(open) AS n, sum(open AND overdue = '是') AS late FROM service_ticket) AS tickets,
	(SELECT count(*) AS n FROM service_followup) AS followups, (SELECT count(*) AS n FROM service_overdue) AS overdue
WHERE ifnull(tickets.n, 0) <> followups.n OR ifnull(tickets.late, 0) <> overdue.n;

-- name: months_do_not_add_up
SELECT 'the months are not the tickets'
FROM (
	SELECT sum(NOT cancelled) AS received, sum(NOT cancelled AND finished IS NOT NULL) AS closed, sum(NOT cancelled AND overdue = '是') AS late,
		sum(CASE WHEN cancelled THEN 0 WHEN finished IS NULL THEN 0 ELSE charge END) AS income
	FROM service_ticket
) AS t, (SELECT sum(received) AS received, sum(closed) AS closed, sum(late) AS late, sum(income) AS income FROM service_month) AS m
WHERE ifnull(t.received, 0) <> m.received OR ifnull(t.closed, 0) <> m.closed OR ifnull(t.late, 0) <> m.late;

-- name: counts_do_not_add_up
SELECT 'the counts by ' || c.field || ' are not their month'
FROM service_month AS m JOIN service_count AS c ON c.month = m.month
GROUP BY m.month, c.field
HAVING sum(c.received) <> m.received OR sum(c.closed) <> m.closed OR sum(c.late) <> m.late OR sum(c.open) <> m.received - m.closed;
