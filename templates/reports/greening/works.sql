SELECT w.day AS 日期, w.zone AS 区域, w.task AS 作业项目, w.quantity AS 数量, w.material AS 用药用肥, w.notice AS 警示公示, w.worker AS 作业人,
	w.remark AS 备注
FROM green_works AS w JOIN patrol_period AS p ON w.day BETWEEN p.start AND p."end"
ORDER BY w.day, w.zone, w.task
