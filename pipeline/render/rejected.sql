-- The rejected rows of one source, as the files had them.
-- name: rejected_rows
SELECT p.path AS path, r.line AS line, r.reason AS reason, r.cells AS cells
FROM reject AS r JOIN part AS p ON p.part_id = r.part
WHERE p.source = :source
ORDER BY p.path, p.sheet, r.line;

-- name: rejected_sources
SELECT DISTINCT p.source AS source
FROM reject AS r JOIN part AS p ON p.part_id = r.part
ORDER BY p.source;
