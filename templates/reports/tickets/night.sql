SELECT s.ticket_no AS 单号, s.received AS 受理时间, t.post AS 受理岗位, s.kind AS 大类, t.content AS 内容,
	CASE WHEN t.classified < (:as_of + 1) * 86400 THEN t.classified END AS 分类时间, s.classified AS 分类及时
FROM service_ticket AS s
JOIN service_period AS p ON s.received >= p.start * 86400
JOIN tickets AS t ON t.row_id = s.row_id
WHERE s.night AND NOT s.received_day_only
ORDER BY s.received, s.ticket_no
