SELECT '登记' AS 项目, count(*) || ' 件，' || coalesce(iso_date(min(received) / 86400) || ' 至 ' || iso_date(max(received) / 86400), '没有记录') AS 内容
FROM service_ticket
ORDER BY 1
