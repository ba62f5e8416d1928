SELECT '统计期间' AS 项目, iso_date(start) || ' 至 ' || iso_date(as_of) AS 内容 FROM service_period
UNION ALL
SELECT '已交付户数', households || ' 户' FROM service_period
UNION ALL
SELECT '只有日期、没有时刻的', count(*) || ' 件（全部报事）' FROM service_ticket WHERE day_only IS NOT NULL
UNION ALL
SELECT '时间次序不对的', count(*) || ' 件（全部报事）' FROM service_ticket WHERE disorder IS NOT NULL
ORDER BY 1
