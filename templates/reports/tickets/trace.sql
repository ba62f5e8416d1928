-- What is behind a ticket: its row in the register, and each call about it.
-- name: register
SELECT '登记：' || s.kind || ' ' || t.content AS 内容, s.part, s.line
FROM service_ticket AS s JOIN tickets AS t ON t.row_id = s.row_id
WHERE s.ticket_no = :key
UNION ALL
SELECT c.type || ' ' || iso_time(c.at) || '：' || k.standing, c.part, c.line
FROM service_contact AS k JOIN contacts AS c ON c.row_id = k.row_id
WHERE k.ticket_no = :key
ORDER BY 2, 3, 1;

-- name: keys
SELECT ticket_no AS key FROM service_ticket
ORDER BY 1;
