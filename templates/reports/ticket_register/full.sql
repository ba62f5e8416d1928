-- What was stamped after as-of is not known yet; an agreed and a promised time lie ahead. 完工时间: without one, 关闭时间 stands for it.
SELECT s.ticket_no AS 单号, s.received AS 受理时间, t.channel AS 受理渠道, t.post AS 受理岗位, t.receiver AS 受理人, s.room AS 房号, t.reporter AS 报事人, t.phone AS 电话,
	t.kind AS 大类, t.subkind AS 小类, t.content AS 内容, t.scope AS 服务范围, t.unit AS 责任单位, t.urgency AS 紧急程度, t.important AS 是否重要,
	CASE WHEN t.classified / 86400 <= :as_of THEN t.classified END AS 分类时间, CASE WHEN t.forwarded / 86400 <= :as_of THEN t.forwarded END AS 转派时间,
	t.appointed AS 预约时间, CASE WHEN t.appointment_confirmed / 86400 <= :as_of THEN t.appointment_confirmed END AS 预约确认时间,
	CASE WHEN t.reminded / 86400 <= :as_of THEN t.reminded END AS 提醒部门时间, CASE WHEN t.dispatched / 86400 <= :as_of THEN t.dispatched END AS 派工时间,
	CASE WHEN t.arrived / 86400 <= :as_of THEN t.arrived END AS 到场时间, CASE WHEN t.arrival_checked / 86400 <= :as_of THEN t.arrival_checked END AS 到场核实时间,
	t.promised AS 承诺完成时间, CASE WHEN t.finished / 86400 <= :as_of THEN t.finished END AS 完工时间,
	CASE WHEN t.closed / 86400 <= :as_of THEN t.closed END AS 关闭时间, t.valid AS 投诉有效, t.state AS 状态, t.charge AS 收费金额,
	s.due AS 应完成时间, s.overdue AS 超期, s.classified AS 分类及时, s.forwarded AS 转派及时, s.attended AS 到场及时, s.called AS 回访及时, s.satisfaction AS 满意度
FROM service_ticket AS s JOIN tickets AS t ON t.row_id = s.row_id
ORDER BY s.received, s.ticket_no
