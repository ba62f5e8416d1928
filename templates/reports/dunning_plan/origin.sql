SELECT 项目, 内容 FROM (
	SELECT 1 AS place, '数据截止日' AS 项目, iso_date(day) AS 内容 FROM arrears_cut
	UNION ALL
	SELECT 2, step || ' 函件', count(*) || ' 份，' || yuan(sum(owed)) || ' 元' FROM dunning WHERE planned = 1 GROUP BY step)
ORDER BY place, 项目
