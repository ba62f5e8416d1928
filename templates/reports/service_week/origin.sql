SELECT '统计期间' AS 项目, iso_date(monday) || ' 至 ' || iso_date(sunday) AS 内容
FROM service_period
ORDER BY 1
