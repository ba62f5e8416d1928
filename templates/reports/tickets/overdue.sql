SELECT o.ticket_no AS 单号, o.room AS 房号, o.kind AS 类别, o.unit AS 责任单位, o.received AS 受理时间, o.due AS 应完成时间, o.overdue_days AS 超期天数,
	o.kept AS 已沟通次数, o.due_contacts AS 应沟通次数, o.last_contact AS 末次沟通, o.next_contact AS 下次应沟通日, o.important AS 重要, t.content AS 内容
FROM service_overdue AS o
JOIN service_ticket AS s ON s.ticket_no = o.ticket_no
JOIN tickets AS t ON t.row_id = s.row_id
ORDER BY o.ticket_no
