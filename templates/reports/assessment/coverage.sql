SELECT zone AS 区域, day AS 日期, patrols AS 巡查次数
FROM patrol_coverage
ORDER BY zone, day
