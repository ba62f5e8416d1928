-- Where a row stands: the file, its sheet, the line.
-- name: explain_house
SELECT h.owner, h.payer, h.phone, h.address, h.delivery, h.line, p.path, p.sheet
FROM house AS h LEFT JOIN part AS p ON p.part_id = h.part
WHERE h.room = :room
LIMIT 1;

-- name: explain_cut
SELECT day FROM arrears_cut;

-- name: explain_step
SELECT step, reason, gates, planned, owed, months, oldest_due, overdue_days, pay_by, limitation, near_limitation, lapsed_no, first_no
FROM dunning
WHERE room = :room;

-- name: explain_penalty
SELECT penalty FROM arrears_room WHERE room = :room;

-- name: explain_holds
SELECT x.reason, x.start, x."end", x.approved_by, x.note, p.path, p.sheet, x.line, x.start <= :as_of AND x."end" >= :as_of AS now
FROM dunning_holds AS x LEFT JOIN part AS p ON p.part_id = x.part
WHERE coalesce((SELECT a.room FROM house_alias AS a WHERE a.name = x.room), x.room) = :room
ORDER BY x.start, x.reason;

-- name: explain_bills
SELECT a.bill_id, a.bill_no, a.item, a.period_from, a.period_to, a.charged, a.waived, a.received, a.owed, a.due, b.overdue_days, b.limitation, b.penalty,
	p.path, p.sheet, a.line
FROM arrears_account AS a
LEFT JOIN arrears_bill AS b ON b.bill_id = a.bill_id
LEFT JOIN part AS p ON p.part_id = a.part
WHERE a.room = :room AND a.owed > 0
ORDER BY a.due, a.bill_no, a.bill_id;

-- name: explain_waiver
SELECT w.amount, w.waiver_no, w.waiver_by, w.waiver_day, w.approved
FROM waiver AS w
WHERE w.room = :room AND w.bill_no = :bill_no
ORDER BY w.line;

-- name: explain_receipts
SELECT x.receipt_no, x.of_no, x.paid, x.amount, p.path, p.sheet, x.line
FROM arrears_allocation AS x LEFT JOIN part AS p ON p.part_id = x.part
WHERE x.bill_id = :bill_id
ORDER BY x.seq;

-- name: explain_settled
SELECT count(*) AS bills, coalesce(sum(charged), 0) AS charged FROM arrears_account WHERE room = :room AND owed = 0;

-- name: explain_unspent
SELECT x.receipt_no, x.paid, x.amount, x.unspent, x.fate, p.path, p.sheet, x.line
FROM arrears_unspent AS x LEFT JOIN part AS p ON p.part_id = x.part
WHERE x.room = :room
ORDER BY x.paid, x.receipt_no;

-- name: explain_prepaid
SELECT prepaid FROM arrears_prepaid WHERE room = :room;

-- name: explain_letters
SELECT l.number, l.state, l.step, l.owed, l.day, l.pay_by, l.way, l.delivered, l.signer, l.relation, l.grade, l.paid, l.unpaid, l.limitation, l.void_why,
	p.path, p.sheet, l.line
FROM letter_sent AS l LEFT JOIN part AS p ON p.part_id = l.part
WHERE l.room = :room
ORDER BY l.day, l.number;

-- name: explain_doubts
WITH mine(part, line) AS (
	SELECT part, line FROM arrears_account WHERE room = :room
	UNION
	SELECT x.part, x.line FROM arrears_allocation AS x JOIN arrears_account AS a ON a.bill_id = x.bill_id WHERE a.room = :room
	UNION
	SELECT part, line FROM arrears_unspent WHERE room = :room
)
SELECT x.rule, x.key, x.note, p.path, p.sheet, x.line
FROM arrears_exception AS x
JOIN mine AS m ON m.part = x.part AND m.line = x.line
LEFT JOIN part AS p ON p.part_id = x.part
ORDER BY x.rule, x.key, x.line;
