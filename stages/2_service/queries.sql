-- What was dropped in. Columns are read by place; the twelve stamps in the order of struct service.

-- name: houses
SELECT name, room, room_part(room, 'building') FROM house_alias;

-- Delivered: not said to be 未接房, and not to be handed over after as-of.
-- name: households
SELECT count(*) AS households
FROM houses
WHERE coalesce(state, '') <> '未接房' AND coalesce(handover, :as_of) <= :as_of;

-- name: tickets
SELECT row_id, part, line, ticket_no, room, reporter, kind, subkind, unit, channel, post, state, urgency = '急', important, valid, charge,
	received, received_day_only, classified, classified_day_only, forwarded, forwarded_day_only, appointed, appointed_day_only,
	appointment_confirmed, appointment_confirmed_day_only, reminded, reminded_day_only, dispatched, dispatched_day_only,
	arrived, arrived_day_only, arrival_checked, arrival_checked_day_only, promised, promised_day_only, finished, finished_day_only,
	closed, closed_day_only
FROM tickets;

-- Whose words say that it is important, by important.keywords.
-- name: important
SELECT ticket_no FROM tickets WHERE instr(content, :keyword) OR instr(subkind, :keyword);

-- name: contacts
SELECT row_id, part, line, ticket_no, at, at_day_only, type = '进度通报', result, satisfaction, feedback
FROM contacts
WHERE at < (:as_of + 1) * 86400
ORDER BY row_id;

-- What is found.

-- name: add_period
INSERT INTO service_period (as_of, month, start, monday, sunday, households) VALUES (:as_of, :month, :start, :monday, :sunday, :households);

-- Bound by place, in this order.
-- name: add_ticket
INSERT INTO service_ticket (ticket_no, row_id, part, line, received, received_day_only, kind, subkind, room, building, unit, channel, reporter,
	important, urgent, state, derived, agrees, open, cancelled, due, due_by, finished, finished_day_only, overdue, attended, called,
	classified, forwarded, confirmed, passed_on, attempted, overdue_days, classified_due, forwarded_due, attended_due, confirmed_due, call_due,
	call_at, calls, satisfaction, kept, missed, last_contact, next_contact, returned, hours, charge, night, off_post, day_only, disorder)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29,
	?30, ?31, ?32, ?33, ?34, ?35, ?36, ?37, ?38, ?39, ?40, ?41, ?42, ?43, ?44, ?45, ?46, ?47, ?48, ?49, ?50, ?51, ?52);

-- name: add_contact
INSERT INTO service_contact (row_id, ticket_no, at, standing, rule, due) VALUES (?1, ?2, ?3, ?4, ?5, ?6);

-- name: add_breach
INSERT INTO service_breach (ticket_no, rule, due, due_at, month) VALUES (?1, ?2, ?3, ?4, ?5);

-- name: add_check
INSERT INTO service_check (rule, title, judged, asked, kept, broken, unknown, not_due, rate, note)
VALUES (:rule, :title, :judged, :asked, :kept, :broken, :unknown, :not_due, :rate, :note);

-- name: add_overdue
INSERT INTO service_overdue (ticket_no, room, kind, unit, important, received, due, overdue_days, kept, due_contacts, last_contact, next_contact)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12);

-- name: add_followup
INSERT INTO service_followup (ticket_no, room, reporter, received, kept, due_contacts, last_contact, next_contact)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8);

-- name: add_month
INSERT INTO service_month (month, received, repairs, complaints, valid, closed, in_time, late, attended, unattended, call_kept, call_broken,
	contact_kept, contact_missed, finished, called, rated, satisfied, returned, income, mean_hours, p90_hours, closed_rate, in_time_rate,
	attended_rate, called_rate, call_rate, satisfied_rate, returned_rate, contact_rate, complaint_rate, valid_rate)
VALUES (:month, :received, :repairs, :complaints, :valid, :closed, :in_time, :late, :attended, :unattended, :call_kept, :call_broken,
	:contact_kept, :contact_missed, :finished, :called, :rated, :satisfied, :returned, :income, :mean_hours, :p90_hours, :closed_rate,
	:in_time_rate, :attended_rate, :called_rate, :call_rate, :satisfied_rate, :returned_rate, :contact_rate, :complaint_rate, :valid_rate);

-- name: add_week
INSERT INTO service_week (monday, complete, received, repairs, complaints, valid, closed, in_time, late, attended, unattended, call_kept,
	call_broken, contact_kept, contact_missed, finished, called, rated, satisfied, returned, income, mean_hours, p90_hours, closed_rate,
	in_time_rate, attended_rate, called_rate, call_rate, satisfied_rate, returned_rate, contact_rate, complaint_rate, valid_rate,
	open_at_end, overdue_at_end)
VALUES (:monday, :complete, :received, :repairs, :complaints, :valid, :closed, :in_time, :late, :attended, :unattended, :call_kept,
	:call_broken, :contact_kept, :contact_missed, :finished, :called, :rated, :satisfied, :returned, :income, :mean_hours, :p90_hours,
	:closed_rate, :in_time_rate, :attended_rate, :called_rate, :call_rate, :satisfied_rate, :returned_rate, :contact_rate, :complaint_rate,
	:valid_rate, :open_at_end, :overdue_at_end);

-- name: add_measures
INSERT INTO service_measure (place, measure, kind, value)
SELECT x.place, x.measure, x.kind, x.value
FROM (SELECT p.month FROM service_period AS p) AS now
JOIN service_month AS m ON m.month = now.month
JOIN (
	SELECT month, 1 AS place, '受理总数' AS measure, '件' AS kind, received AS value FROM service_month
	UNION ALL SELECT month, 2, '报修数', '件', repairs FROM service_month
	UNION ALL SELECT month, 3, '投诉数', '件', complaints FROM service_month
	UNION ALL SELECT month, 4, '结案率', '%', closed_rate FROM service_month
	UNION ALL SELECT month, 5, '及时率', '%', in_time_rate FROM service_month
	UNION ALL SELECT month, 6, '到场及时率', '%', attended_rate FROM service_month
	UNION ALL SELECT month, 7, '回访率', '%', called_rate FROM service_month
	UNION ALL SELECT month, 8, '24小时回访率', '%', call_rate FROM service_month
	UNION ALL SELECT month, 9, '回访满意率', '%', satisfied_rate FROM service_month
	UNION ALL SELECT month, 10, '返修率', '%', returned_rate FROM service_month
	UNION ALL SELECT month, 11, '投诉率', '‰', complaint_rate FROM service_month
	UNION ALL SELECT month, 12, '平均处理小时', '小时', mean_hours FROM service_month
	UNION ALL SELECT month, 13, 'P90处理小时', '小时', p90_hours FROM service_month
	UNION ALL SELECT month, 14, '有偿收入', '元', income FROM service_month
) AS x ON x.month = now.month
ORDER BY x.place;

-- name: add_count
INSERT INTO service_count (month, field, name, received, closed, late, open) VALUES (:month, :field, :name, :received, :closed, :late, :open);

-- name: add_exception
INSERT INTO service_exception (rule, source, part, line, key, note) VALUES (:rule, :source, :part, :line, :key, :note);
