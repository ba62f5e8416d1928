-- The clock of one ticket. Stamps later than as-of are not known on it.
-- name: ticket
SELECT s.kind, s.subkind, s.room, s.reporter, s.unit, s.channel, t.post, s.important, s.state, s.derived, s.agrees, s.open, s.cancelled, s.night,
	s.off_post, s.received, s.received_day_only, s.due, s.due_by, s.finished, s.finished_day_only, t.finished IS NULL AS by_closing, s.overdue,
	s.overdue_days, s.attended, s.called, s.classified AS classified_answer, s.forwarded AS forwarded_answer, s.confirmed AS confirmed_answer,
	s.passed_on, s.attempted, s.classified_due, s.forwarded_due, s.attended_due, s.confirmed_due, s.call_due, s.call_at, s.calls,
	s.satisfaction, s.kept, s.missed, s.next_contact, s.returned, s.day_only, s.disorder,
	t.appointed, t.appointed_day_only,
	iif(t.classified <= :now, t.classified, NULL) AS classified, t.classified_day_only,
	iif(t.forwarded <= :now, t.forwarded, NULL) AS forwarded, t.forwarded_day_only,
	iif(t.appointment_confirmed <= :now, t.appointment_confirmed, NULL) AS confirmed, t.appointment_confirmed_day_only AS confirmed_day_only,
	iif(t.reminded <= :now, t.reminded, NULL) AS reminded, t.reminded_day_only,
	iif(t.dispatched <= :now, t.dispatched, NULL) AS dispatched, t.dispatched_day_only,
	iif(t.arrived <= :now, t.arrived, NULL) AS arrived, t.arrived_day_only,
	iif(t.arrival_checked <= :now, t.arrival_checked, NULL) AS checked, t.arrival_checked_day_only AS checked_day_only,
	p.path, p.sheet, s.line
FROM service_ticket AS s JOIN tickets AS t ON t.row_id = s.row_id LEFT JOIN part AS p ON p.part_id = s.part
WHERE s.ticket_no = :ticket;

-- The due days of progress contacts, kept and missed.
-- name: ticket_dues
SELECT k.due, k.rule, c.at, c.at_day_only, c.way, p.path, p.sheet, c.line
FROM service_contact AS k JOIN contacts AS c ON c.row_id = k.row_id LEFT JOIN part AS p ON p.part_id = c.part
WHERE k.ticket_no = :ticket AND k.due IS NOT NULL
UNION ALL
SELECT due, rule, NULL, NULL, NULL, NULL, NULL, NULL
FROM service_breach
WHERE ticket_no = :ticket AND rule IN ('RC-11', 'RC-12', 'RC-13')
ORDER BY 1;

-- name: ticket_contacts
SELECT c.at, c.at_day_only, c.type, c.way, c.result, c.satisfaction, c.caller, k.standing, p.path, p.sheet, c.line
FROM service_contact AS k JOIN contacts AS c ON c.row_id = k.row_id LEFT JOIN part AS p ON p.part_id = c.part
WHERE k.ticket_no = :ticket
ORDER BY c.at, c.row_id;

-- name: ticket_doubts
SELECT x.rule, x.note, p.path, p.sheet, x.line
FROM service_exception AS x LEFT JOIN part AS p ON p.part_id = x.part
WHERE x.key = :ticket
ORDER BY x.rule, x.source, x.line, x.note;
