SELECT CASE c.name WHEN '' THEN '（未填）' ELSE c.name END AS 受理渠道, c.received AS 受理, c.closed AS 已办结, c.late AS 超期, c.open AS 未办结
FROM service_count AS c JOIN service_period AS p ON p.month = c.month
WHERE c.field = '受理渠道'
ORDER BY c.received DESC, c.name
