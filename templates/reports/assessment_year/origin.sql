SELECT '考核年度' AS 项目, year || ' 年（至 ' || iso_date((SELECT "end" FROM patrol_period)) || '）' AS 内容 FROM patrol_year
UNION ALL
SELECT '版次', CASE WHEN u.edition IS NULL THEN '未发出' WHEN NOT u.same THEN '未发出（与 ' || iso_date(u.issued) || ' 发出的第 ' || u.edition || ' 版不同）'
		WHEN u.edition > 1 THEN '第 ' || u.edition || ' 版，' || iso_date(u.issued) || ' 发出，代替第 ' || (u.edition - 1) || ' 版'
		ELSE '第 1 版，' || iso_date(u.issued) || ' 发出' END
FROM patrol_issue AS u WHERE u.report = 'assessment_year'
ORDER BY 1
