-- What is behind a figure, for kefu trace: a house (rooms), a bill (bills).
-- name: rooms
SELECT words AS 内容, part, line
FROM arrears_line
WHERE room = :key
ORDER BY due, bill_id, seq;

-- name: bills
SELECT words AS 内容, part, line
FROM arrears_line
WHERE bill_no = :key
ORDER BY due, bill_id, seq;

-- name: keys
SELECT room AS key FROM arrears_account
UNION
SELECT bill_no FROM arrears_account
ORDER BY 1;
