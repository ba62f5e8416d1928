SELECT s.ticket_no AS 单号, s.received AS 受理时间, s.channel AS 受理渠道, s.room AS 房号, s.reporter AS 报事人, t.phone AS 电话, s.kind AS 大类, s.subkind AS 小类,
	t.content AS 内容, s.unit AS 责任单位, CASE WHEN t.forwarded / 86400 <= :as_of THEN t.forwarded END AS 转派时间, s.due AS 应完成时间, s.finished AS 完工时间,
	s.overdue AS 超期, s.called AS 回访及时, s.satisfaction AS 满意度, t.valid AS 投诉有效, s.state AS 状态
FROM service_ticket AS s JOIN tickets AS t ON t.row_id = s.row_id
ORDER BY s.received, s.ticket_no
