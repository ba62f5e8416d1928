SELECT '考核期' AS 项目, iso_date(start) || ' 至 ' || iso_date("end") AS 内容 FROM patrol_period
UNION ALL
SELECT '评分方式', CASE mode WHEN 'raw' THEN '按初检扣分' ELSE '按复查结果' END FROM patrol_period
UNION ALL
SELECT '版次', CASE WHEN u.edition IS NULL THEN '未发出' WHEN NOT u.same THEN '未发出（与 ' || iso_date(u.issued) || ' 发出的第 ' || u.edition || ' 版不同）'
		WHEN u.edition > 1 THEN '第 ' || u.edition || ' 版，' || iso_date(u.issued) || ' 发出，代替第 ' || (u.edition - 1) || ' 版'
		ELSE '第 1 版，' || iso_date(u.issued) || ' 发出' END
FROM patrol_issue AS u WHERE u.report = 'assessment'
ORDER BY 1
