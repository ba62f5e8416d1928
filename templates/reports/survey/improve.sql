SELECT d.title AS 维度, d.rate AS 满意率, s.target AS 目标满意率, d.rate - s.target AS 差, d.before_rate AS 上次满意率, d.change AS 变化, d.move AS 显著,
	CASE WHEN d.below AND d.fell THEN '低于目标，且下降' WHEN d.below THEN '低于目标' ELSE '下降' END AS 原因, d.n1 + d.n2 AS 不满意人次,
	NULL AS 责任部门, NULL AS 改进措施, NULL AS 完成期限
FROM survey_dimension AS d JOIN survey AS s ON s.place = 1
WHERE d.below OR d.fell
ORDER BY d.rate, d.dimension
