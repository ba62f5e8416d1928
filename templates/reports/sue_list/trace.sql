-- What is behind the claim against a house, for kefu trace: the house, its bills and receipts, the delivery of the demand.
-- name: list
SELECT 内容, part, line
FROM (
	SELECT 0 AS place, 0 AS due, 0 AS bill_id, 0 AS seq, '房屋 ' || h.room || ' ' || coalesce(h.owner, '') AS 内容, h.part, h.line
	FROM house AS h JOIN claim AS c ON c.room = h.room
	WHERE h.room = :key
	UNION ALL
	SELECT 1, a.due, a.bill_id, 0, '账单 ' || a.bill_no || ' ' || a.item || ' 欠费 ' || yuan(a.owed), a.part, a.line
	FROM arrears_bill AS a JOIN claim AS c ON c.room = a.room
	WHERE a.room = :key
	UNION ALL
	SELECT 1, a.due, a.bill_id, x.seq + 1, '收据 ' || x.receipt_no || ' ' || iso_date(x.paid) || ' 冲抵 ' || a.bill_no || ' ' || yuan(x.amount), x.part, x.line
	FROM arrears_bill AS a JOIN claim AS c ON c.room = a.room JOIN arrears_allocation AS x ON x.bill_id = a.bill_id
	WHERE a.room = :key
	UNION ALL
	SELECT 2, l.day, 0, 0, '送达 ' || l.number || ' ' || iso_date(l.delivered) || ' 证据等级 ' || coalesce(l.grade, ''), l.part, l.line
	FROM letter_sent AS l JOIN claim AS c ON c.letter_no = l.number
	WHERE c.room = :key AND l.part IS NOT NULL
)
ORDER BY place, due, bill_id, seq;

-- name: held
SELECT words AS 内容, part, line
FROM arrears_line
WHERE room = :key AND overdue AND room IN (SELECT room FROM dunning WHERE step = 'S5' AND reason IS NOT NULL)
ORDER BY due, bill_id, seq;

-- name: keys
SELECT room AS key FROM claim
UNION
SELECT room FROM dunning WHERE step = 'S5' AND reason IS NOT NULL
ORDER BY 1;
