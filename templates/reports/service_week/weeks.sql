SELECT monday AS 周一, complete AS 满周, received AS 受理, repairs AS 报修, complaints AS 投诉, valid AS 有效投诉, finished AS 完工, in_time_rate AS 及时率,
	attended_rate AS 到场及时率, call_rate AS "24小时回访率", satisfied_rate AS 回访满意率, contact_rate AS 进度沟通率, mean_hours AS 平均处理小时,
	p90_hours AS P90处理小时, open_at_end AS 期末未办结, overdue_at_end AS 期末超期, income AS 有偿收入,
	substr(iso_date(monday), 6) || ' 起' AS 周
FROM service_week
ORDER BY monday
