SELECT s.ticket_no AS 单号, t.appointed AS 预约时间, s.confirmed_due AS 最迟确认, s.room AS 房号, s.reporter AS 报事人, t.phone AS 电话, t.content AS 报事内容,
	s.unit AS 责任单位, t.appointment_confirmed IS NOT NULL AND t.appointment_confirmed / 86400 <= :as_of AS 已确认
FROM service_ticket AS s JOIN tickets AS t ON t.row_id = s.row_id
WHERE s.open AND t.appointed / 86400 = :as_of + 1
ORDER BY t.appointed, s.ticket_no
