SELECT '考核期' AS 项目, iso_date(start) || ' 至 ' || iso_date("end") AS 内容 FROM patrol_period
UNION ALL
SELECT '评分方式', CASE mode WHEN 'raw' THEN '按初检扣分' ELSE '按复查结果' END FROM patrol_period
ORDER BY 1
