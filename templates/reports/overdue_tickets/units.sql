SELECT coalesce(unit, '（未填）') AS 责任单位, count(*) AS 超期未办结, sum(important) AS 其中重要, max(overdue_days) AS 最长超期天数
FROM service_overdue
GROUP BY unit
ORDER BY count(*) DESC, unit
