SELECT s.ticket_no AS 单号, s.received AS 受理时间, s.kind AS 大类, s.room AS 房号, t.reporter AS 报事人, t.phone AS 电话, s.subkind AS 小类, t.content AS 内容,
	s.unit AS 责任单位, CASE WHEN t.dispatched / 86400 <= :as_of THEN t.dispatched END AS 派工时间,
	CASE WHEN t.arrived / 86400 <= :as_of THEN t.arrived END AS 到场时间, s.due AS 应完成时间, s.finished AS 完工时间, s.overdue AS 超期, t.charge AS 收费金额,
	s.satisfaction AS 满意度, s.state AS 状态
FROM service_ticket AS s JOIN tickets AS t ON t.row_id = s.row_id
WHERE s.kind IN ('报事', '求助')
ORDER BY s.received, s.ticket_no
