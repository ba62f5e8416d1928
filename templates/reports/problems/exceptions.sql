SELECT x.rule AS 规则, x.source AS 来源, p.path AS 文件, x.line AS 行号, x.key AS 键, x.note AS 说明
FROM (
	SELECT rule, source, part, line, key, note FROM arrears_exception
	UNION ALL
	SELECT rule, source, part, line, key, note FROM patrol_exception
	UNION ALL
	SELECT rule, source, part, line, key, note FROM parking_exception
	UNION ALL
	SELECT rule, source, part, line, key, note FROM service_exception
	UNION ALL
	SELECT rule, source, part, line, key, note FROM survey_exception
) x
LEFT JOIN part p ON p.part_id = x.part
ORDER BY x.rule, x.source, p.path, x.line, x.key COLLATE "natural", x.note
