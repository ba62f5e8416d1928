SELECT year AS 年份, surveys AS 调查次数, wanted AS 应有次数, state AS 状态
FROM survey_year
ORDER BY year
