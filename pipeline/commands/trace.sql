-- name: trace_part
SELECT path, sheet FROM part WHERE part_id = :part;
