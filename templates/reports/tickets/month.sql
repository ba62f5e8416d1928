-- 上月 is the whole month before, by the same definitions.
SELECT m.measure AS 指标, m.value AS 数值, CASE m.kind WHEN '件' THEN 'int' WHEN '元' THEN 'money' WHEN '%' THEN 'percent' ELSE 'score' END AS kind, m.kind AS 单位,
	CASE m.measure
		WHEN '受理总数' THEN b.received WHEN '报修数' THEN b.repairs WHEN '投诉数' THEN b.complaints WHEN '结案率' THEN b.closed_rate WHEN '及时率' THEN b.in_time_rate
		WHEN '到场及时率' THEN b.attended_rate WHEN '回访率' THEN b.called_rate WHEN '24小时回访率' THEN b.call_rate WHEN '回访满意率' THEN b.satisfied_rate
		WHEN '返修率' THEN b.returned_rate WHEN '投诉率' THEN b.complaint_rate WHEN '平均处理小时' THEN b.mean_hours WHEN 'P90处理小时' THEN b.p90_hours
		WHEN '有偿收入' THEN b.income
	END AS 上月,
	CASE m.measure
		WHEN '受理总数' THEN '本月受理的' WHEN '报修数' THEN '其中大类为报修' WHEN '投诉数' THEN '其中大类为投诉'
		WHEN '结案率' THEN '本月受理的，已完工或关闭的 ÷ 受理' WHEN '及时率' THEN '本月受理的，按应完成时间完工 ÷（按时 + 超期）'
		WHEN '到场及时率' THEN '派工或预约后 15 分钟按规定核实到场 ÷ 能判定的（RC-06、RC-08）'
		WHEN '回访率' THEN '本月完工的，回访到报事人的件数 ÷ 完工件数' WHEN '24小时回访率' THEN '完工后 24 小时内回访（RC-09）'
		WHEN '回访满意率' THEN '非常满意、满意 ÷ 作出评价的' WHEN '返修率' THEN '本月完工的，30 天内同一房号同一小类又报 ÷ 完工'
		WHEN '投诉率' THEN '投诉数 ÷ 已交付户数，千分之几' WHEN '平均处理小时' THEN '本月完工的，从受理到完工' WHEN 'P90处理小时' THEN '九成在这么多小时内完工'
		WHEN '有偿收入' THEN '本月完工的收费合计'
	END AS 口径
FROM service_measure AS m
JOIN service_period AS p
LEFT JOIN service_month AS b ON b.month = p.month - 1
ORDER BY m.place
