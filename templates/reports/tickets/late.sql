SELECT s.ticket_no AS 单号, s.room AS 房号, s.kind AS 类别, s.unit AS 责任单位, s.received AS 受理时间, s.due AS 应完成时间, s.finished AS 完工时间,
	s.overdue_days AS 超期天数
FROM service_ticket AS s JOIN service_period AS p ON s.finished >= p.start * 86400
WHERE s.overdue = '是' AND NOT s.open AND NOT s.cancelled
ORDER BY s.overdue_days DESC, s.ticket_no
