-- What is behind an exception or a file, for kefu trace: the row of a key (exceptions), the rejected rows of a path (files).
-- name: exceptions
SELECT rule || ' ' || note AS 内容, part, line
FROM (
	SELECT rule, note, part, line, key FROM arrears_exception
	UNION ALL
	SELECT rule, note, part, line, key FROM patrol_exception
	UNION ALL
	SELECT rule, note, part, line, key FROM parking_exception
	UNION ALL
	SELECT rule, note, part, line, key FROM service_exception
	UNION ALL
	SELECT rule, note, part, line, key FROM survey_exception
)
WHERE key = :key
ORDER BY rule, part, line, note;

-- name: files
SELECT '拒收：' || r.reason AS 内容, r.part, r.line
FROM reject AS r JOIN part AS p ON p.part_id = r.part
WHERE p.path = :key
ORDER BY r.part, r.line, r.reason;

-- name: keys
SELECT key FROM arrears_exception
UNION
SELECT key FROM patrol_exception
UNION
SELECT key FROM parking_exception
UNION
SELECT key FROM service_exception
UNION
SELECT key FROM survey_exception
UNION
SELECT path FROM part
ORDER BY 1;
