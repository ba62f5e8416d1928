SELECT s.ticket_no AS 单号, s.room AS 房号, s.subkind AS 小类, s.unit AS 责任单位, s.finished AS 完工时间, s.satisfaction AS 满意度, t.content AS 内容
FROM service_ticket AS s
JOIN service_period AS p ON s.finished >= p.start * 86400
JOIN tickets AS t ON t.row_id = s.row_id
WHERE s.returned
ORDER BY s.ticket_no
