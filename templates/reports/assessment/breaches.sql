SELECT 'PT-03' AS 规则, finding_no AS 问题编号, day AS 日期, type AS 类型, zone AS 区域, code || ' ' || ifnull(item, '') AS 项目, place AS 位置,
	deadline AS 整改期限, outcome AS 处理情况
FROM patrol_finding WHERE unconfirmed
UNION ALL
SELECT 'PT-04', finding_no, day, type, zone, code || ' ' || ifnull(item, ''), place, deadline, outcome
FROM patrol_finding WHERE unfollowed
UNION ALL
SELECT '一票否决', f.finding_no, f.day, f.type, f.zone, f.code || ' ' || ifnull(f.item, ''), f.place, f.deadline, f.outcome
FROM patrol_finding AS f JOIN patrol_standard AS s ON s.code = f.code AND s.veto
ORDER BY 1, 3, 2
