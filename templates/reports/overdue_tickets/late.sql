SELECT s.ticket_no AS 单号, s.room AS 房号, s.kind AS 类别, s.unit AS 责任单位, s.received AS 受理时间, s.due AS 应完成时间, s.finished AS 完工时间,
	s.overdue_days AS 超期天数, t.content AS 内容
FROM service_ticket AS s JOIN tickets AS t ON t.row_id = s.row_id
WHERE s.overdue = '是' AND NOT s.open AND NOT s.cancelled AND s.finished / 86400 > :as_of - 7
ORDER BY s.overdue_days DESC, s.finished, s.ticket_no
