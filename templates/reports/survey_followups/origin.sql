SELECT '调查' AS 项目, plan_no || ifnull(' ' || name, '') AS 内容 FROM survey WHERE place = 1
ORDER BY 1
