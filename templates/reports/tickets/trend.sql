SELECT m.month AS 月份, m.received AS 受理总数, m.repairs AS 报修数, m.complaints AS 投诉数, m.valid AS 有效投诉, m.closed_rate AS 结案率,
	m.in_time_rate AS 及时率, m.attended_rate AS 到场及时率, m.called_rate AS 回访率, m.call_rate AS "24小时回访率", m.satisfied_rate AS 回访满意率,
	m.returned_rate AS 返修率, m.contact_rate AS 进度沟通率, m.complaint_rate AS "投诉率‰", m.mean_hours AS 平均处理小时, m.p90_hours AS P90处理小时,
	m.income AS 有偿收入
FROM service_month AS m JOIN service_period AS p ON m.month > p.month - 12 AND m.month <= p.month
ORDER BY m.month
