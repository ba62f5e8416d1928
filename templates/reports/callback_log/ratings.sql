SELECT m.month AS 月份, m.finished AS 完工, m.called AS 已回访, count(CASE s.satisfaction WHEN '非常满意' THEN 1 END) AS 非常满意,
	count(CASE s.satisfaction WHEN '满意' THEN 1 END) AS 满意, count(CASE s.satisfaction WHEN '一般' THEN 1 END) AS 一般,
	count(CASE s.satisfaction WHEN '不满意' THEN 1 END) AS 不满意, count(CASE s.satisfaction WHEN '非常不满意' THEN 1 END) AS 非常不满意,
	m.satisfied_rate AS 回访满意率, m.call_rate AS "24小时回访率"
FROM service_month AS m
LEFT JOIN (
	SELECT satisfaction, CAST(substr(iso_date(finished / 86400), 1, 4) AS INTEGER) * 12 + CAST(substr(iso_date(finished / 86400), 6, 2) AS INTEGER) - 1 AS month
	FROM service_ticket WHERE finished IS NOT NULL AND NOT cancelled
) AS s ON s.month = m.month
GROUP BY m.month
ORDER BY m.month
