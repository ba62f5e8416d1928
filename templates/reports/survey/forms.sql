SELECT form_no AS 问卷编号, room AS 房号, building AS 楼栋, day AS 日期, overall AS 总体评价, answered AS 答题数, asked AS 题数, state AS 状态,
	replaced_by AS 代替者, uniform AS 全部相同, CASE source WHEN 'survey_details' THEN '线上' ELSE '问卷' END AS 来源
FROM survey_form
ORDER BY form_no COLLATE "natural", source
