SELECT plan_no AS 调查编号, coalesce(name, plan_no) AS 名称, start AS 开始日期, households AS 总户数, issued AS 发放, valid AS 有效, rate AS 满意率, low AS 下限,
	high AS 上限, score AS 满意度, target AS 目标满意率
FROM survey
ORDER BY place DESC
