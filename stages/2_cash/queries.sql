-- name: month_receipts
SELECT x.paid, x.receipt_no, coalesce(x.item, '') AS item, coalesce(x.method, '') AS method, x.amount, x.voided
FROM receipt AS x
WHERE x.paid BETWEEN :first AND :as_of
ORDER BY x.paid, x.receipt_no COLLATE "natural", x.receipt_no, x.item, x.line;

-- name: add_line
INSERT INTO cash_line (day, item, method, receipts, received, refunds, refunded, voids, voided, net, first_no, last_no)
VALUES (:day, :item, :method, :receipts, :received, :refunds, :refunded, :voids, :voided, :net, :first_no, :last_no);

-- What is held without a bill; the item as the receipt has it.
-- name: held_apart
SELECT u.receipt_no, u.room, coalesce(x.item, '') AS item, u.paid, u.unspent AS held, u.source, u.part, u.line
FROM arrears_unspent AS u
LEFT JOIN receipt AS x ON x.source = u.source AND x.part = u.part AND x.line = u.line
WHERE u.fate = '暂收' AND u.unspent > 0
ORDER BY u.paid, u.receipt_no COLLATE "natural", u.line;

-- What paid a bill of a deposit, less what its refunds took back.
-- name: held_in_bills
SELECT coalesce(x.of_no, x.receipt_no) AS receipt_no, a.room, a.item, min(x.paid) AS paid, sum(x.amount) AS held, x.source, x.part, x.line
FROM arrears_account AS a
JOIN arrears_allocation AS x ON x.bill_id = a.bill_id
WHERE a.item = :item
GROUP BY a.bill_id, coalesce(x.of_no, x.receipt_no)
HAVING sum(x.amount) > 0
ORDER BY min(x.paid), 1, a.bill_id;

-- name: deposit_items
SELECT DISTINCT item FROM arrears_account ORDER BY item;

-- name: refunds_of
SELECT coalesce(-sum(x.amount), 0) AS refunded, max(x.paid) AS refund_day
FROM receipt AS x
WHERE x.room = :room AND x.original_no = :receipt_no AND x.amount < 0 AND NOT x.voided AND x.paid <= :as_of
	AND NOT EXISTS (SELECT 1 FROM arrears_unspent AS u WHERE u.part = x.part AND u.line = x.line AND u.fate IN ('无原收据', '超原收据'));

-- name: owner_of
SELECT owner FROM house WHERE room = :room LIMIT 1;

-- name: add_deposit
INSERT INTO cash_deposit (receipt_no, room, owner, item, day, held, refunded, refund_day, source, part, line)
VALUES (:receipt_no, :room, :owner, :item, :day, :held, :refunded, :refund_day, :source, :part, :line);
