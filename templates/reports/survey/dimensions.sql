SELECT title AS 维度, answers AS 有效答案, n5 AS 非常满意, n4 AS 满意, n3 AS 一般, n2 AS 不满意, n1 AS 非常不满意, rate AS 满意率, score AS 满意度,
	rank AS 名次, unknown AS 不了解, before_rate AS 上次满意率, change AS 变化, move AS 显著, before_score AS 上次满意度, score_change AS 满意度变化
FROM survey_dimension
ORDER BY dimension
