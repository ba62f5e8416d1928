SELECT s.ticket_no AS 单号, s.received AS 受理时间, s.kind AS 大类, s.room AS 房号, s.reporter AS 报事人, t.content AS 内容, s.unit AS 责任单位,
	t.urgency AS 紧急程度, s.important AS 是否重要, s.state AS 状态, s.due AS 应完成时间, s.classified AS 分类及时, s.forwarded AS 转派及时
FROM service_ticket AS s JOIN tickets AS t ON t.row_id = s.row_id
WHERE s.received / 86400 = :as_of
ORDER BY s.received, s.ticket_no
