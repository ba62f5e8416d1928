SELECT s.patrol_no AS 巡查编号, s.day AS 日期, p.start AS 开始时间, p."end" AS 结束时间, s.zone AS 区域, p.inspector AS 巡查人, p.role AS 岗位,
	s.spot AS 抽查, s.findings AS 问题数, s.raw AS 初检得分, s.score AS 考核得分, p.remark AS 备注
FROM patrol_score AS s JOIN patrols AS p ON p.patrol_no = s.patrol_no
WHERE s.kind = 3
ORDER BY s.day, s.zone, s.patrol_no
