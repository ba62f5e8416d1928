SELECT ifnull(unit, '（未定）') AS 责任部门, count(*) AS 应跟踪, sum(state = '待联系') AS 待联系, sum(state = '跟进中') AS 跟进中, sum(state = '已完成') AS 已完成,
	sum(state = '超期') AS 超期, sum(result IS '满意') AS 转满意
FROM survey_followup
GROUP BY unit
ORDER BY unit IS NULL, unit
