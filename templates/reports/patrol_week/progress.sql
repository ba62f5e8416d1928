SELECT monday AS 周一, complete AS 已满一周, found AS 问题数, fixed AS 当场整改, needed AS 需整改, passed AS 已合格, rate AS 整改率,
	due AS 已到期, in_time AS 按期合格, in_time_rate AS 按期整改率, overdue AS 逾期未合格
FROM patrol_progress
ORDER BY monday
