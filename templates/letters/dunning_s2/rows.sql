-- 催款通知单：一行一份，按楼栋、单元、楼层、房号的次序（房号的自然次序就是走访的次序）。
-- A room's bills lie together in arrears_bill: first_bill and last_bill find them without a search.
WITH debt AS (
	SELECT room, min(bill_id) AS first_bill, max(bill_id) AS last_bill, sum(charged) AS charged, sum(received) AS received,
		sum(waived) AS waived
	FROM arrears_bill
	GROUP BY room
)
SELECT r.room, r.owner, r.owed, d.charged, d.received, d.waived, d.first_bill, d.last_bill,
	yuan(r.owed) AS owed_yuan, yuan(d.charged) AS charged_yuan, yuan(d.received) AS received_yuan, yuan(d.waived) AS waived_yuan,
	daxie(r.owed) AS owed_daxie,
	CASE WHEN h.area > 0 AND h.price > 0 THEN printf('%d.%02d', h.area / 100, h.area % 100) END AS area,
	CASE WHEN h.area > 0 AND h.price % 100 = 0 THEN printf('%d.%02d', h.price / 10000, h.price / 100 % 100)
		WHEN h.area > 0 THEN printf('%d.%04d', h.price / 10000, h.price % 10000) END AS price,
	cn_date((SELECT day FROM arrears_cut)) AS cut,
	cn_date(:as_of) AS as_of,
	substr(iso_date(:as_of), 1, 4) AS year,
	cn_date(:as_of + (SELECT CAST(value AS INTEGER) FROM setting WHERE key = 'letter.terms.S2')) AS term
FROM arrears_room AS r
JOIN debt AS d ON d.room = r.room
LEFT JOIN house AS h ON h.room = r.room
WHERE r.draft = 1
ORDER BY r.room COLLATE "natural";

-- 欠费表：同一科目连续的各期合为一行。
-- name: bills
WITH bill AS (
	SELECT bill_id, item, period_from, period_to, charged, received, waived, owed,
		max(period_to) OVER (PARTITION BY item ORDER BY period_from, period_to, bill_id
			ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
	FROM arrears_bill
	WHERE bill_id BETWEEN :first_bill AND :last_bill AND room = :room
), numbered AS (
	SELECT item, period_from, period_to, charged, received, waived, owed,
		sum(before IS NULL OR period_from > before + 1) OVER (PARTITION BY item ORDER BY period_from, period_to, bill_id
			ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS run
	FROM bill
)
SELECT item, cn_period(min(period_from), max(period_to)) AS period, max(period_to) - min(period_from) + 1 AS months,
	yuan(sum(charged)) AS charged, yuan(sum(received)) AS received, yuan(sum(waived)) AS waived, yuan(sum(owed)) AS owed
FROM numbered
GROUP BY item, run
ORDER BY min(period_from), item;

-- 各份之和必须等于此处（欠费分析中应发函的各户）。
-- name: total
SELECT count(*) AS letters, sum(owed) AS owed,
	(SELECT sum(charged) FROM arrears_bill WHERE room IN (SELECT room FROM arrears_room WHERE draft = 1)) AS charged
FROM arrears_room
WHERE draft = 1;
