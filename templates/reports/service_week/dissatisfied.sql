SELECT s.ticket_no AS 单号, s.room AS 房号, s.kind AS 大类, s.unit AS 责任单位, s.finished AS 完工时间, s.satisfaction AS 满意度, t.content AS 内容
FROM service_ticket AS s
JOIN service_period AS p ON s.finished / 86400 BETWEEN p.monday AND p.sunday
JOIN tickets AS t ON t.row_id = s.row_id
WHERE s.satisfaction IN ('不满意', '非常不满意')
ORDER BY s.finished, s.ticket_no
