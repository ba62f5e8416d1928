SELECT '调查' AS 项目, plan_no || ifnull(' ' || name, '') || '，' || iso_date(start) || ' 至 ' || iso_date("end") AS 内容 FROM survey WHERE place = 1
UNION ALL
SELECT '上次调查', before_no FROM survey WHERE place = 1 AND before_no IS NOT NULL
ORDER BY 1
