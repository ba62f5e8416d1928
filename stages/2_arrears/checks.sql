-- Each must give no row; the first column says what is wrong.

-- name: bills_do_not_add_up
SELECT 'bill ' || bill_no || ': charged - waived - received is not owed' FROM arrears_account
WHERE charged - waived - received <> owed OR owed < 0 OR received < 0 OR waived < 0 LIMIT 1;

-- Bill by bill for those that have moves; the sums then leave nothing to the others, whose received is never negative.
-- name: moves_are_not_received
SELECT 'bill ' || b.bill_no || ': its receipts do not add up to what it received'
FROM (SELECT bill_id, sum(amount) AS amount FROM arrears_allocation GROUP BY bill_id) AS x CROSS JOIN arrears_account AS b USING (bill_id)
WHERE x.amount <> b.received
UNION ALL
SELECT 'bills: receipts do not add up to what they received'
WHERE (SELECT coalesce(sum(amount), 0) FROM arrears_allocation) <> (SELECT coalesce(sum(received), 0) FROM arrears_account)
LIMIT 1;

-- name: rooms_do_not_add_up
SELECT 'room ' || r.room || ': ages, bills and total differ'
FROM arrears_room AS r LEFT JOIN (SELECT room, sum(owed) AS owed FROM arrears_bill GROUP BY room) AS b USING (room)
WHERE r.b1 + r.b2 + r.b3 + r.b4 + r.b5 + r.b6 + r.b7 <> r.owed OR b.owed IS NOT r.owed LIMIT 1;

-- name: ageing_does_not_add_up
SELECT 'ages of the items, of the rooms and the bills differ'
WHERE (SELECT coalesce(sum(total), 0) FROM arrears_ageing) <> (SELECT coalesce(sum(owed), 0) FROM arrears_room)
	OR (SELECT coalesce(sum(b1 + b2 + b3 + b4 + b5 + b6 + b7), 0) FROM arrears_ageing) <> (SELECT coalesce(sum(owed), 0) FROM arrears_bill);

-- name: steps_are_not_the_rooms
SELECT 'room ' || room || ': it has arrears and no step, or another sum there'
FROM arrears_room AS r LEFT JOIN dunning AS d USING (room)
WHERE d.step IS NOT r.step OR d.reason IS NOT r.no_letter OR d.owed <> r.owed
	OR (SELECT count(*) FROM dunning) <> (SELECT count(step) FROM arrears_room) LIMIT 1;

-- name: letters_are_not_the_plan
SELECT 'room ' || d.room || ': its letter is not what is planned'
FROM dunning AS d LEFT JOIN dunning_letter AS l USING (room)
WHERE (d.planned AND d.step IN ('S2', 'S3-1', 'S3-2')) <> (l.room IS NOT NULL)
	OR l.owed <> d.owed OR l.step <> d.step OR l.pay_by <> d.pay_by
	OR (SELECT count(*) FROM dunning_letter) <> (SELECT count(*) FROM dunning WHERE planned AND step IN ('S2', 'S3-1', 'S3-2')) LIMIT 1;

-- name: letters_are_not_their_bills
SELECT 'letter to ' || l.room || ': its bills do not add up to it'
FROM dunning_letter AS l LEFT JOIN (SELECT place, sum(charged) AS charged, sum(waived) AS waived, sum(received) AS received, sum(owed) AS owed,
	sum(penalty) AS penalty FROM dunning_letter_bill GROUP BY place) AS b USING (place)
WHERE b.owed IS NOT l.owed OR b.charged <> l.charged OR b.waived <> l.waived OR b.received <> l.received OR b.penalty IS NOT l.penalty LIMIT 1;

-- name: letter_bills_are_not_the_bills
SELECT 'letters: their bills are not those of the rooms that get one'
WHERE (SELECT count(*) || ' ' || coalesce(sum(owed), 0) FROM dunning_letter_bill)
	<> (SELECT count(*) || ' ' || coalesce(sum(b.owed), 0) FROM arrears_bill AS b CROSS JOIN dunning_letter AS l USING (room));
