SELECT s.ticket_no AS 单号, s.room AS 房号, s.reporter AS 报事人, s.kind AS 大类, s.subkind AS 小类, s.unit AS 责任单位, s.finished AS 完工时间, s.satisfaction AS 满意度,
	said.content AS 意见, s.returned AS 已返修
FROM service_ticket AS s
LEFT JOIN (
	SELECT k.ticket_no, c.content, max(c.at) AS at
	FROM service_contact AS k JOIN contacts AS c ON c.row_id = k.row_id
	WHERE c.type = '完工回访' AND c.satisfaction IN ('不满意', '非常不满意')
	GROUP BY k.ticket_no
) AS said ON said.ticket_no = s.ticket_no
WHERE s.satisfaction IN ('不满意', '非常不满意')
ORDER BY s.finished, s.ticket_no
