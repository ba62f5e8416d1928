SELECT '用于' AS 项目, iso_date(as_of + 1) || '（统计日的次日）' AS 内容
FROM service_period
ORDER BY 1
