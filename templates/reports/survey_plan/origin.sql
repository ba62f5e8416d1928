SELECT '抽样' AS 项目, plan_no || ifnull(' ' || name, '') AS 内容 FROM survey_plan WHERE drawn
ORDER BY 1
