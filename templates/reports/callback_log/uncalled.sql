SELECT s.ticket_no AS 单号, s.room AS 房号, s.reporter AS 报事人, s.kind AS 大类, t.content AS 内容, s.unit AS 责任单位, s.finished AS 完工时间, s.call_due AS 最迟回访,
	s.calls AS 拨打未接
FROM service_ticket AS s JOIN tickets AS t ON t.row_id = s.row_id
WHERE s.called = '否' AND s.call_at IS NULL
ORDER BY s.finished, s.ticket_no
