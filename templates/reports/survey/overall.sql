SELECT plan_no AS 调查编号, households AS 总户数, issued AS 发放, returned AS 回收, valid AS 有效, return_rate AS 回收率, valid_rate AS 有效率,
	coverage AS 覆盖率, rate AS 满意率, low AS 下限, high AS 上限, score AS 满意度, before_rate AS 上次满意率, change AS 变化, move AS 显著,
	target AS 目标满意率, pooled_rate AS 综合满意率, before_score AS 上次满意度, needed AS 目标样本, few + nameless AS 无效, replaced AS 重复,
	anonymous AS 匿名, name AS 名称, start AS 开始日期, "end" AS 结束日期
FROM survey
WHERE place = 1
ORDER BY plan_no
