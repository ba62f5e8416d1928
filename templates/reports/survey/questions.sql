SELECT question AS 题号, title AS 维度, answers AS 有效答案, n5 AS 非常满意, n4 AS 满意, n3 AS 一般, n2 AS 不满意, n1 AS 非常不满意, unknown AS 不了解,
	rate AS 满意率, score AS 满意度
FROM survey_question
ORDER BY dimension, place
