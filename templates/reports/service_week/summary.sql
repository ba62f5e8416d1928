WITH m(place, 指标, kind, 单位) AS (VALUES
	(1, '受理', 'int', '件'), (2, '报修', 'int', '件'), (3, '投诉', 'int', '件'), (4, '有效投诉', 'int', '件'), (5, '已办结', 'int', '件'), (6, '完工', 'int', '件'),
	(7, '及时率', 'percent', '%'), (8, '到场及时率', 'percent', '%'), (9, '回访率', 'percent', '%'), (10, '24小时回访率', 'percent', '%'), (11, '回访满意率', 'percent', '%'),
	(12, '进度沟通率', 'percent', '%'), (13, '平均处理小时', 'score', '小时'), (14, 'P90处理小时', 'score', '小时'), (15, '期末未办结', 'int', '件'),
	(16, '期末超期', 'int', '件'), (17, '返修', 'int', '件'), (18, '有偿收入', 'money', '元')),
x AS (
	SELECT m.place, m.指标, m.kind, m.单位, w.monday = p.monday AS now,
		CASE m.place WHEN 1 THEN w.received WHEN 2 THEN w.repairs WHEN 3 THEN w.complaints WHEN 4 THEN w.valid WHEN 5 THEN w.closed WHEN 6 THEN w.finished
			WHEN 7 THEN w.in_time_rate WHEN 8 THEN w.attended_rate WHEN 9 THEN w.called_rate WHEN 10 THEN w.call_rate WHEN 11 THEN w.satisfied_rate
			WHEN 12 THEN w.contact_rate WHEN 13 THEN w.mean_hours WHEN 14 THEN w.p90_hours WHEN 15 THEN w.open_at_end WHEN 16 THEN w.overdue_at_end
			WHEN 17 THEN w.returned WHEN 18 THEN w.income END AS value
	FROM m
	JOIN service_period AS p
	JOIN service_week AS w ON w.monday IN (p.monday, p.monday - 7)
)
SELECT 指标, kind, 单位, max(CASE WHEN now THEN value END) AS 本周, max(CASE WHEN NOT now THEN value END) AS 上周,
	max(CASE WHEN now THEN value END) - max(CASE WHEN NOT now THEN value END) AS 变化
FROM x
GROUP BY place
ORDER BY place
