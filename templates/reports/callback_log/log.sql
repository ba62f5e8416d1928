SELECT c.ticket_no AS 单号, c.at AS 时间, c.type AS 类型, c.way AS 方式, c.result AS 结果, c.satisfaction AS 满意度,
	CASE WHEN c.feedback / 86400 <= :as_of THEN c.feedback END AS 反馈部门时间, c.caller AS 回访人, c.content AS 内容, s.room AS 房号, s.reporter AS 报事人,
	s.unit AS 责任单位, coalesce(k.standing, '无此单号') AS 判定, k.rule AS 规则, k.due AS 应沟通日
FROM contacts AS c
LEFT JOIN service_contact AS k ON k.row_id = c.row_id
LEFT JOIN service_ticket AS s ON s.ticket_no = k.ticket_no
WHERE c.at / 86400 <= :as_of
ORDER BY c.at, c.ticket_no, c.type
