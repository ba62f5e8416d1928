SELECT '期间' AS 项目, iso_date(start) || ' 至 ' || iso_date("end") AS 内容
FROM parking_period
ORDER BY 1
