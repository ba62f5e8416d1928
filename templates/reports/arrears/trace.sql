-- What is behind a figure, for kefu trace: a house (rooms), a bill (detail), a fee item (ageing), money paid ahead (prepaid).
-- name: rooms
SELECT 内容, part, line
FROM (
	SELECT a.bill_id, 0 AS place, 0 AS seq, a.due, '账单 ' || a.bill_no || ' ' || a.item || ' 应收 ' || yuan(a.charged) || ' 减免 ' || yuan(a.waived)
		|| ' 实收 ' || yuan(a.received) || ' 欠费 ' || yuan(a.owed) AS 内容, a.part, a.line
	FROM arrears_account AS a
	WHERE a.room = :key AND a.bill_id IN (SELECT bill_id FROM arrears_bill)
	UNION ALL
	SELECT a.bill_id, 1, x.seq, a.due, CASE WHEN x.of_no IS NULL THEN '收据 ' || x.receipt_no ELSE '退款 ' || x.receipt_no || '（原收据 ' || x.of_no || '）' END
		|| ' ' || iso_date(x.paid) || ' 冲抵 ' || a.bill_no || ' ' || yuan(x.amount), x.part, x.line
	FROM arrears_account AS a JOIN arrears_allocation AS x ON x.bill_id = a.bill_id
	WHERE a.room = :key AND a.bill_id IN (SELECT bill_id FROM arrears_bill)
)
ORDER BY due, bill_id, place, seq;

-- name: detail
SELECT 内容, part, line
FROM (
	SELECT a.bill_id, 0 AS place, 0 AS seq, a.due, '账单 ' || a.bill_no || ' ' || a.item || ' 应收 ' || yuan(a.charged) || ' 减免 ' || yuan(a.waived)
		|| ' 实收 ' || yuan(a.received) || ' 欠费 ' || yuan(a.owed) AS 内容, a.part, a.line
	FROM arrears_account AS a
	WHERE a.bill_no = :key AND a.bill_id IN (SELECT bill_id FROM arrears_bill)
	UNION ALL
	SELECT a.bill_id, 1, x.seq, a.due, CASE WHEN x.of_no IS NULL THEN '收据 ' || x.receipt_no ELSE '退款 ' || x.receipt_no || '（原收据 ' || x.of_no || '）' END
		|| ' ' || iso_date(x.paid) || ' 冲抵 ' || a.bill_no || ' ' || yuan(x.amount), x.part, x.line
	FROM arrears_account AS a JOIN arrears_allocation AS x ON x.bill_id = a.bill_id
	WHERE a.bill_no = :key AND a.bill_id IN (SELECT bill_id FROM arrears_bill)
)
ORDER BY due, bill_id, place, seq;

-- name: ageing
SELECT 内容, part, line
FROM (
	SELECT a.bill_id, 0 AS place, 0 AS seq, a.due, '账单 ' || a.bill_no || ' ' || a.item || ' 应收 ' || yuan(a.charged) || ' 减免 ' || yuan(a.waived)
		|| ' 实收 ' || yuan(a.received) || ' 欠费 ' || yuan(a.owed) AS 内容, a.part, a.line
	FROM arrears_account AS a
	WHERE a.item = :key AND a.bill_id IN (SELECT bill_id FROM arrears_bill)
	UNION ALL
	SELECT a.bill_id, 1, x.seq, a.due, CASE WHEN x.of_no IS NULL THEN '收据 ' || x.receipt_no ELSE '退款 ' || x.receipt_no || '（原收据 ' || x.of_no || '）' END
		|| ' ' || iso_date(x.paid) || ' 冲抵 ' || a.bill_no || ' ' || yuan(x.amount), x.part, x.line
	FROM arrears_account AS a JOIN arrears_allocation AS x ON x.bill_id = a.bill_id
	WHERE a.item = :key AND a.bill_id IN (SELECT bill_id FROM arrears_bill)
)
ORDER BY due, bill_id, place, seq;

-- name: prepaid
SELECT fate || ' 收据 ' || receipt_no || ' ' || iso_date(paid) || ' ' || yuan(amount) || ' 未冲抵 ' || yuan(unspent) AS 内容, part, line
FROM arrears_unspent
WHERE room = :key AND fate IN ('预收', '留待')
ORDER BY paid, receipt_no, line;

-- name: keys
SELECT room AS key FROM arrears_room
UNION
SELECT bill_no FROM arrears_bill
UNION
SELECT item FROM arrears_ageing
UNION
SELECT room FROM arrears_prepaid
ORDER BY 1;
