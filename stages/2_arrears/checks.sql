-- Each must give no row; the first column says what is wrong.

-- name: bills_do_not_add_up
SELECT 'bill ' || bill_no || ': charged - waived - received is not owed' FROM arrears_account
WHERE charged - waived - received <> owed OR owed < 0 OR received < 0 OR waived < 0 LIMIT 1;

-- name: moves_are_not_received
SELECT 'bill ' || b.bill_no || ': its receipts do not add up to what it received'
FROM arrears_account AS b LEFT JOIN (SELECT bill_id, sum(amount) AS amount FROM arrears_allocation GROUP BY bill_id) AS x USING (bill_id)
WHERE coalesce(x.amount, 0) <> b.received LIMIT 1;

-- name: rooms_do_not_add_up
SELECT 'room ' || r.room || ': ages, bills and total differ'
FROM arrears_room AS r LEFT JOIN (SELECT room, sum(owed) AS owed FROM arrears_bill GROUP BY room) AS b USING (room)
WHERE r.b1 + r.b2 + r.b3 + r.b4 + r.b5 + r.b6 + r.b7 <> r.owed OR b.owed IS NOT r.owed LIMIT 1;

-- name: ageing_does_not_add_up
SELECT 'ages of the items, of the rooms and the bills differ'
WHERE (SELECT coalesce(sum(total), 0) FROM arrears_ageing) <> (SELECT coalesce(sum(owed), 0) FROM arrears_room)
	OR (SELECT coalesce(sum(b1 + b2 + b3 + b4 + b5 + b6 + b7), 0) FROM arrears_ageing) <> (SELECT coalesce(sum(owed), 0) FROM arrears_bill);
