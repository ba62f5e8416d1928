-- Read by book.c, whose places are those of the columns here. Order is made there.

-- name: houses
SELECT room, owner, payer, area, price, address, delivery FROM house;

-- name: names
SELECT name, room FROM house_alias;

-- name: bills
SELECT room, source, part, line, bill_no, item, period, period_to, start, "end", due, charged, charged_least, waived, waiver_no, waiver_by,
	waiver_day, approved
FROM bill_row;

-- name: receipts
SELECT room, source, part, line, receipt_no, item, period, period_to, paid, amount, bill_no, original_no, voided
FROM receipt_row
WHERE paid <= :as_of;

-- name: holds
SELECT room AS room, reason AS reason, start AS start, "end" AS "end", part AS part, line AS line
FROM dunning_holds
WHERE start <= :as_of
ORDER BY part, line;

-- name: deliveries
SELECT letter_no AS letter_no, way AS way, delivered AS delivered, signer AS signer, relation AS relation, grade AS grade,
	courier_no AS courier_no, remark AS remark, part AS part, line AS line
FROM deliveries
WHERE delivered <= :as_of
ORDER BY delivered, way, part, line;

-- name: add_account
INSERT INTO arrears_account (bill_id, room, bill_no, source, item, period_from, period_to, charged, waived, received, owed, due, part, line)
VALUES (:bill_id, :room, :bill_no, :source, :item, :period_from, :period_to, :charged, :waived, :received, :owed, :due, :part, :line);

-- name: add_bill
INSERT INTO arrears_bill (bill_id, room, owner, bill_no, source, item, period_from, period_to, start, "end", charged, waived, received,
	owed, due, overdue_days, bucket, penalty, limitation, part, line)
VALUES (:bill_id, :room, :owner, :bill_no, :source, :item, :period_from, :period_to, :start, :end, :charged, :waived, :received,
	:owed, :due, :overdue_days, :bucket, :penalty, :limitation, :part, :line);

-- name: add_allocation
INSERT INTO arrears_allocation (bill_id, seq, receipt_no, of_no, paid, amount, source, part, line)
VALUES (:bill_id, :seq, :receipt_no, :of_no, :paid, :amount, :source, :part, :line);

-- name: add_unspent
INSERT INTO arrears_unspent (room, receipt_no, paid, amount, unspent, fate, source, part, line)
VALUES (:room, :receipt_no, :paid, :amount, :unspent, :fate, :source, :part, :line);

-- name: add_room
INSERT INTO arrears_room (room, owner, payer, known, months, months_partial, from_day, to_day, b1, b2, b3, b4, b5, b6, b7, owed, penalty,
	prepaid, oldest_due, overdue_days, waiver_pending, step, no_letter, draft)
VALUES (:room, :owner, :payer, :known, :months, :months_partial, :from_day, :to_day, :b1, :b2, :b3, :b4, :b5, :b6, :b7, :owed, :penalty,
	:prepaid, :oldest_due, :overdue_days, :waiver_pending, :step, :no_letter, :draft);

-- name: add_prepaid
INSERT INTO arrears_prepaid (room, owner, prepaid) VALUES (:room, :owner, :prepaid);

-- name: add_rate
INSERT INTO arrears_rate (place, period, item, charged, received, current_rate, opening, recovered, recovery_rate, total_rate)
VALUES (:place, :period, :item, :charged, :received, :current_rate, :opening, :recovered, :recovery_rate, :total_rate);

-- name: add_cut
INSERT INTO arrears_cut (day) VALUES (:day);

-- name: add_exception
INSERT INTO arrears_exception (rule, source, part, line, key, note) VALUES (:rule, :source, :part, :line, :key, :note)
ON CONFLICT (rule, source, part, line, key) DO NOTHING;

-- name: add_ageing
INSERT INTO arrears_ageing (item, b1, b2, b3, b4, b5, b6, b7, total)
SELECT item, coalesce(sum(owed) FILTER (WHERE bucket = 1), 0), coalesce(sum(owed) FILTER (WHERE bucket = 2), 0), coalesce(sum(owed) FILTER (WHERE bucket = 3), 0),
	coalesce(sum(owed) FILTER (WHERE bucket = 4), 0), coalesce(sum(owed) FILTER (WHERE bucket = 5), 0), coalesce(sum(owed) FILTER (WHERE bucket = 6), 0),
	coalesce(sum(owed) FILTER (WHERE bucket = 7), 0), sum(owed)
FROM arrears_bill
GROUP BY item
ORDER BY item;

-- name: add_step
INSERT INTO dunning (room, owner, step, reason, gates, planned, owed, from_day, to_day, months, oldest_due, overdue_days, pay_by, limitation,
	near_limitation, lapsed_no, first_no)
VALUES (:room, :owner, :step, :reason, :gates, :planned, :owed, :from_day, :to_day, :months, :oldest_due, :overdue_days, :pay_by, :limitation,
	:near_limitation, :lapsed_no, :first_no);

-- name: add_letter
INSERT INTO dunning_letter (place, number, template, step, room, owner, owners, address, area, price, day, cut, pay_by, from_day, to_day, months,
	charged, waived, received, owed, penalty, first_number, first_day, approved_by)
VALUES (:place, NULL, :template, :step, :room, :owner, :owners, :address, :area, :price, :day, :cut, :pay_by, :from_day, :to_day, :months,
	:charged, :waived, :received, :owed, :penalty, :first_number, :first_day, NULL);

-- name: add_letter_bill
INSERT INTO dunning_letter_bill (place, seq, bill_no, source, item, period_from, period_to, charged, waived, received, owed, penalty, due)
VALUES (:place, :seq, :bill_no, :source, :item, :period_from, :period_to, :charged, :waived, :received, :owed, :penalty, :due);

-- name: add_reminder
INSERT INTO dunning_reminder (room, owner, bill_no, source, item, period_from, period_to, owed, due, part, line)
VALUES (:room, :owner, :bill_no, :source, :item, :period_from, :period_to, :owed, :due, :part, :line);

-- name: add_sent
INSERT INTO letter_sent (number, state, step, room, owner, from_day, to_day, owed, cut, day, pay_by, approved_by, way, courier_no, delivered, signer,
	relation, grade, paid_day, paid, unpaid, limitation, void_why, remark, part, line)
VALUES (:number, :state, :step, :room, :owner, :from_day, :to_day, :owed, :cut, :day, :pay_by, :approved_by, :way, :courier_no, :delivered, :signer,
	:relation, :grade, :paid_day, :paid, :unpaid, :limitation, :void_why, :remark, :part, :line);
