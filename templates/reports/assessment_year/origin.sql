SELECT '考核年度' AS 项目, year || ' 年（至 ' || iso_date((SELECT "end" FROM patrol_period)) || '）' AS 内容 FROM patrol_year
ORDER BY 1
