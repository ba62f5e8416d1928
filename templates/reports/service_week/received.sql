SELECT s.ticket_no AS 单号, s.received AS 受理时间, s.kind AS 大类, s.room AS 房号, t.content AS 内容, s.unit AS 责任单位, s.state AS 状态, s.due AS 应完成时间,
	s.finished AS 完工时间, s.overdue AS 超期, s.called AS 回访及时, s.satisfaction AS 满意度
FROM service_ticket AS s
JOIN service_period AS p ON s.received / 86400 BETWEEN p.monday AND p.sunday
JOIN tickets AS t ON t.row_id = s.row_id
ORDER BY s.received, s.ticket_no
