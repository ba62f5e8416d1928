-- What is behind a figure, for kefu trace: a house (rooms), a bill (detail), a fee item (ageing), money paid ahead (prepaid).
-- name: rooms
SELECT words AS 内容, part, line
FROM arrears_line
WHERE room = :key AND overdue
ORDER BY due, bill_id, seq;

-- name: detail
SELECT words AS 内容, part, line
FROM arrears_line
WHERE bill_no = :key AND overdue
ORDER BY due, bill_id, seq;

-- name: ageing
SELECT words AS 内容, part, line
FROM arrears_line
WHERE item = :key AND overdue
ORDER BY due, bill_id, seq;

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
