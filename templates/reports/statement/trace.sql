-- What is behind a figure, for kefu trace: a house (rooms), a bill (bills).
-- name: rooms
SELECT 内容, part, line
FROM (
	SELECT a.bill_id, 0 AS place, 0 AS seq, a.due, '账单 ' || a.bill_no || ' ' || a.item || ' 应收 ' || yuan(a.charged) || ' 减免 ' || yuan(a.waived)
		|| ' 实收 ' || yuan(a.received) || ' 欠费 ' || yuan(a.owed) AS 内容, a.part, a.line
	FROM arrears_account AS a
	WHERE a.room = :key
	UNION ALL
	SELECT a.bill_id, 1, x.seq, a.due, CASE WHEN x.of_no IS NULL THEN '收据 ' || x.receipt_no ELSE '退款 ' || x.receipt_no || '（原收据 ' || x.of_no || '）' END
		|| ' ' || iso_date(x.paid) || ' 冲抵 ' || a.bill_no || ' ' || yuan(x.amount), x.part, x.line
	FROM arrears_account AS a JOIN arrears_allocation AS x ON x.bill_id = a.bill_id
	WHERE a.room = :key
)
ORDER BY due, bill_id, place, seq;

-- name: bills
SELECT 内容, part, line
FROM (
	SELECT a.bill_id, 0 AS place, 0 AS seq, a.due, '账单 ' || a.bill_no || ' ' || a.item || ' 应收 ' || yuan(a.charged) || ' 减免 ' || yuan(a.waived)
		|| ' 实收 ' || yuan(a.received) || ' 欠费 ' || yuan(a.owed) AS 内容, a.part, a.line
	FROM arrears_account AS a
	WHERE a.bill_no = :key
	UNION ALL
	SELECT a.bill_id, 1, x.seq, a.due, CASE WHEN x.of_no IS NULL THEN '收据 ' || x.receipt_no ELSE '退款 ' || x.receipt_no || '（原收据 ' || x.of_no || '）' END
		|| ' ' || iso_date(x.paid) || ' 冲抵 ' || a.bill_no || ' ' || yuan(x.amount), x.part, x.line
	FROM arrears_account AS a JOIN arrears_allocation AS x ON x.bill_id = a.bill_id
	WHERE a.bill_no = :key
)
ORDER BY due, bill_id, place, seq;

-- name: keys
SELECT room AS key FROM arrears_account
UNION
SELECT bill_no FROM arrears_account
ORDER BY 1;
