-- Each is asked of both days; the rows come in the same order from both.
-- name: diff_bills
SELECT a.bill_id, a.room, a.source, a.bill_no, a.item, a.charged, a.waived, a.received, a.due
FROM arrears_account AS a
ORDER BY a.room COLLATE "natural", a.source, a.bill_no, a.line;

-- name: diff_rooms
SELECT r.room, r.owner, r.owed, r.step, r.no_letter
FROM arrears_room AS r
ORDER BY r.room COLLATE "natural";

-- name: diff_receipts
SELECT receipt_no, of_no, paid, amount FROM arrears_allocation WHERE bill_id = :bill_id ORDER BY seq;

-- name: diff_void
SELECT DISTINCT receipt_no FROM arrears_unspent WHERE fate = '作废' ORDER BY receipt_no;
