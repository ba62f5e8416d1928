-- name: summary_read
SELECT count(DISTINCT "path") AS files, coalesce(sum("read"), 0) AS read_rows, coalesce(sum(rejected), 0) AS rejected
FROM file_report;
