-- 催缴函：一行一份，按走访的次序。每晚的草稿来自当日的计划；发出的函件来自台账（同样的两张表），那时有编号和审批人。
SELECT l.place, l.room, l.owners AS owner, l.number, l.approved_by, l.address, l.owed, l.charged, l.received, l.waived, l.penalty AS late,
	l.first_number, cn_date(l.first_day) AS first_day, CASE l.step WHEN 'S3-1' THEN '第一次' WHEN 'S3-2' THEN '第二次' END AS which,
	yuan(l.owed) AS owed_yuan, yuan(l.charged) AS charged_yuan, yuan(l.received) AS received_yuan, yuan(l.waived) AS waived_yuan,
	yuan(l.penalty) AS late_yuan, daxie(l.owed) AS owed_daxie,
	CASE WHEN l.months > 0 AND l.area > 0 AND l.price > 0 THEN printf('%d.%02d', l.area / 100, l.area % 100) END AS area,
	CASE WHEN l.months = 0 THEN NULL WHEN l.area > 0 AND l.price % 100 = 0 THEN printf('%d.%02d', l.price / 10000, l.price / 100 % 100)
		WHEN l.area > 0 THEN printf('%d.%04d', l.price / 10000, l.price % 10000) END AS price,
	cn_date(l.cut) AS cut, cn_date(l.day) AS as_of, substr(iso_date(l.day), 1, 4) AS year, cn_date(l.pay_by) AS term,
	l.pay_by - l.day AS days
FROM dunning_letter AS l
WHERE l.template = 'dunning_s3'
ORDER BY l.place;

-- 欠费表：同一科目连续的各期合为一行。
-- name: bills
WITH bill AS (
	SELECT seq, item, period_from, period_to, charged, received, waived, owed, penalty,
		max(period_to) OVER (PARTITION BY item ORDER BY period_from, period_to, seq
			ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
	FROM dunning_letter_bill
	WHERE place = :place
), numbered AS (
	SELECT item, period_from, period_to, charged, received, waived, owed, penalty,
		sum(before IS NULL OR period_from > before + 1) OVER (PARTITION BY item ORDER BY period_from, period_to, seq
			ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS run
	FROM bill
)
SELECT item, cn_period(min(period_from), max(period_to)) AS period, max(period_to) - min(period_from) + 1 AS months,
	yuan(sum(charged)) AS charged, yuan(sum(received)) AS received, yuan(sum(waived)) AS waived, yuan(sum(owed)) AS owed,
	yuan(sum(penalty)) AS late
FROM numbered
GROUP BY item, run
ORDER BY min(period_from), item;

-- 各份之和必须等于各份所列账单之和。
-- name: total
SELECT count(DISTINCT b.place) AS letters, sum(b.owed) AS owed, sum(b.charged) AS charged, sum(b.received) AS received,
	sum(b.waived) AS waived
FROM dunning_letter_bill AS b
JOIN dunning_letter AS l ON l.place = b.place
WHERE l.template = 'dunning_s3';
