-- 业主缴费明细表：有账单的每户一份，按走访的次序。A room's bills lie together: first_bill and last_bill find them without a search.
WITH debt AS (
	SELECT room, min(bill_id) AS first_bill, max(bill_id) AS last_bill, count(*) AS count, sum(charged) AS charged, sum(received) AS received,
		sum(waived) AS waived, sum(owed) AS owed
	FROM arrears_account
	GROUP BY room
)
SELECT d.room, h.owner, d.owed, d.charged, d.received, d.waived, d.first_bill, d.last_bill, d.count,
	yuan(d.owed) AS owed_yuan, yuan(d.charged) AS charged_yuan, yuan(d.received) AS received_yuan, yuan(d.waived) AS waived_yuan,
	daxie(d.owed) AS owed_daxie, yuan(r.owed) AS overdue, yuan(p.prepaid) AS prepaid,
	CASE WHEN h.area > 0 THEN printf('%d.%02d', h.area / 100, h.area % 100) END AS area,
	CASE WHEN h.price % 100 = 0 THEN printf('%d.%02d', h.price / 10000, h.price / 100 % 100)
		WHEN h.price > 0 THEN printf('%d.%04d', h.price / 10000, h.price % 10000) END AS price,
	coalesce(cn_date((SELECT day FROM arrears_cut)), '没有收款') AS cut, cn_date(:as_of) AS as_of
FROM debt AS d
LEFT JOIN house AS h ON h.room = d.room
LEFT JOIN arrears_room AS r ON r.room = d.room
LEFT JOIN arrears_prepaid AS p ON p.room = d.room
ORDER BY d.room COLLATE "natural";

-- name: bills
WITH kept AS (
	SELECT bill_id, receipt_no, first_paid, first_seq
	FROM (
		SELECT bill_id, coalesce(of_no, receipt_no) AS receipt_no, sum(amount) AS amount,
			min(CASE WHEN amount > 0 THEN paid END) AS first_paid, min(seq) AS first_seq
		FROM arrears_allocation
		WHERE bill_id BETWEEN :first_bill AND :last_bill
		GROUP BY bill_id, coalesce(of_no, receipt_no)
	)
	WHERE amount > 0
	ORDER BY bill_id, first_paid, receipt_no COLLATE "natural", first_seq
), receipts_of AS (
	SELECT bill_id, group_concat(receipt_no, '、') AS numbers FROM kept GROUP BY bill_id
)
SELECT a.bill_no, a.item,
	iso_month(a.period_from) || CASE WHEN a.period_to > a.period_from THEN '~' || iso_month(a.period_to) ELSE '' END AS period,
	yuan(a.charged) AS charged, yuan(a.waived) AS waived, yuan(a.received) AS received, yuan(a.owed) AS owed, iso_date(a.due) AS due,
	r.numbers
FROM arrears_account AS a
LEFT JOIN receipts_of AS r ON r.bill_id = a.bill_id
WHERE a.bill_id BETWEEN :first_bill AND :last_bill AND a.room = :room
ORDER BY a.due, a.item, a.period_from, a.bill_no;

-- name: total
SELECT count(DISTINCT room) AS letters, sum(owed) AS owed, sum(charged) AS charged, sum(received) AS received, sum(waived) AS waived
FROM arrears_account;
