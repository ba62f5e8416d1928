SELECT b.ticket_no AS 单号, b.rule AS 规则, b.due AS 应办日期, b.due_at AS 应办时限, c.title AS 内容, s.room AS 房号, s.unit AS 责任单位, b.month AS 计入月份
FROM service_breach AS b
JOIN service_ticket AS s ON s.ticket_no = b.ticket_no
LEFT JOIN service_check AS c ON c.rule = b.rule
ORDER BY b.ticket_no, b.rule, b.due, b.due_at
