SELECT s.ticket_no AS 单号, s.room AS 房号, s.reporter AS 报事人, s.kind AS 大类, s.subkind AS 小类, s.unit AS 责任单位, s.finished AS 完工时间, s.satisfaction AS 满意度,
	(SELECT c.content FROM service_contact AS k JOIN contacts AS c ON c.row_id = k.row_id
		WHERE k.ticket_no = s.ticket_no AND c.type = '完工回访' AND c.satisfaction IS NOT NULL ORDER BY c.at DESC LIMIT 1) AS 意见,
	s.returned AS 已返修
FROM service_ticket AS s
WHERE s.satisfaction IN ('不满意', '非常不满意')
ORDER BY s.finished, s.ticket_no
