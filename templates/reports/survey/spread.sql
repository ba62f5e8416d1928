SELECT title AS 维度, (20000 * n5 + answers) / (2 * answers) AS 非常满意, (20000 * n4 + answers) / (2 * answers) AS 满意,
	(20000 * n3 + answers) / (2 * answers) AS 一般, (20000 * n2 + answers) / (2 * answers) AS 不满意, (20000 * n1 + answers) / (2 * answers) AS 非常不满意
FROM survey_dimension
WHERE answers > 0
ORDER BY dimension
