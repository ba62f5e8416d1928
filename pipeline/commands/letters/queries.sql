-- As the ledger has them (ledger_letter_row), with their place in the plan.
-- name: planned_letters
SELECT place AS place, number AS number, 'pending' AS state, NULL AS digest, NULL AS void_why, approved_by AS approved_by, template AS template, step AS step, room AS room, owner AS owner, owners AS owners, address AS address, area AS area,
	price AS price, day AS as_of, cut AS cut, pay_by AS pay_by, from_day AS from_day, to_day AS to_day, months AS months,
	charged AS charged, waived AS waived, received AS received, owed AS owed, penalty AS penalty, first_number AS first_number
FROM dunning_letter ORDER BY place;

-- name: planned_bills
SELECT bill_no AS bill_no, source AS source, item AS item, period_from AS period_from, period_to AS period_to, charged AS charged,
	waived AS waived, received AS received, owed AS owed, penalty AS penalty, due AS due
FROM dunning_letter_bill WHERE place = :place ORDER BY seq;

-- name: planned_list
SELECT room AS room, step AS step, owed AS owed FROM dunning
WHERE planned = 1 AND room = :room AND step IN ('S4', 'S5');

-- name: planned_counts
SELECT step AS step, count(*) AS count, sum(owed) AS owed FROM dunning WHERE planned = 1 GROUP BY step ORDER BY step;

-- name: skipped_counts
SELECT reason AS reason, count(*) AS count, sum(owed) AS owed FROM dunning WHERE step <> 'S1' AND reason IS NOT NULL
GROUP BY reason ORDER BY count(*) DESC, reason;

-- name: data_cut
SELECT day AS day FROM arrears_cut;
