SELECT '数据截止日' AS 项目, iso_date(day) AS 内容 FROM arrears_cut ORDER BY 1
