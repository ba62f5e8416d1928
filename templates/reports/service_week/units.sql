SELECT coalesce(s.unit, '（未填）') AS 责任单位, count(*) AS 受理, sum(NOT s.open) AS 已办结, sum(s.overdue = '是') AS 超期
FROM service_ticket AS s JOIN service_period AS p ON s.received / 86400 BETWEEN p.monday AND p.sunday
WHERE NOT s.cancelled
GROUP BY s.unit
ORDER BY count(*) DESC, s.unit
