-- The rejected rows of one source, as the files had them. The reason says in which column; of a line without columns it shows the line.
-- name: rejected_rows
SELECT p.path AS path, r.line AS line, CASE WHEN r."column" <> '' THEN r."column" || '：' || r.reason
	WHEN r.value <> '' THEN r.reason || '：' || r.value ELSE r.reason END AS reason, r.cells AS cells
FROM reject AS r JOIN part AS p ON p.part_id = r.part
WHERE p.source = :source
ORDER BY p.path, p.sheet, r.line;

-- name: rejected_sources
SELECT DISTINCT p.source AS source
FROM reject AS r JOIN part AS p ON p.part_id = r.part
ORDER BY p.source;
