SELECT CASE c.name WHEN '' THEN '公共区域' ELSE c.name || '栋' END AS 楼栋, c.received AS 受理, c.closed AS 已办结, c.late AS 超期, c.open AS 未办结
FROM service_count AS c JOIN service_period AS p ON p.month = c.month
WHERE c.field = '楼栋'
ORDER BY c.name = '', c.name COLLATE "natural"
