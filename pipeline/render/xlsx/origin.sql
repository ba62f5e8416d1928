-- The files behind a report, for its last sheet.
-- name: origin_files
SELECT path, sheet, source, arrival, read, accepted, unchanged, superseded, rejected, skipped, first_day, last_day, digest
FROM part
WHERE source IS NOT NULL
ORDER BY path, sheet, part_id;
