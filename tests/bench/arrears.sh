#!/bin/bash
# 2_arrears on a made-up site: HOUSES households (20,000), 24 months, three items; nine tenths paid, some in part, some prepaid, unnamed.
# Prints seconds and peak memory; the data is made by the sqlite3 shell beside the stage, so it tells nothing of the ingest.
set -eu
B=$(realpath "${B:-.build}")
HOUSES=${HOUSES:-20000}
site=$(mktemp -d)
trap '[ "${KEEP:-}" ] || rm -rf "$site"' EXIT
mkdir -p "$site/inputs" "$site/outputs"
{
	cat tests/stages/arrears_data.sql
	cat <<-SQL
		CREATE TEMP TABLE n AS WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < $HOUSES - 1) SELECT i FROM c;
		INSERT INTO houses (part, line, room, owner, area, price, payer, state, delivery)
		SELECT 1, i + 2, (i / 200 + 1) || '-' || (i / 100 % 2 + 1) || '-' || (i / 4 % 25 + 1) || printf('%02d', i % 4 + 1), '业主' || i, 9876, 23500,
			CASE WHEN i % 500 = 7 THEN '建设单位' ELSE '业主' END, '已入住', '正常' FROM n;
		CREATE TEMP TABLE m AS WITH RECURSIVE c(k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM c WHERE k < 23) SELECT k, 2024 * 12 + 11 + k AS month,
			unixepoch('2024-12-01', '+' || k || ' months') / 86400 AS first, unixepoch('2024-12-01', '+' || (k + 1) || ' months', '-1 day') / 86400 AS last FROM c;
		CREATE TEMP TABLE t (j INT, item TEXT, amount INT);
		INSERT INTO t VALUES (0, '物业费', 23209), (1, '公摊电费', 1850), (2, '车位管理费', 6000);
		INSERT INTO bills (part, line, bill_no, room, item, start, "end", period, period_to, charged)
		SELECT 2, h.row_id, 'B' || printf('%02d%06d%d', m.k, h.row_id, t.j), h.room, t.item, m.first, m.last, m.month, m.month, t.amount
		FROM m, houses AS h, t;
		INSERT INTO receipts (part, line, receipt_no, room, paid, amount, method, item, period, period_to, bill_no, state)
		SELECT 3, b.row_id, 'R' || substr(b.bill_no, 2), b.room, b.start + b.row_id * 7 % 40,
			CASE WHEN b.row_id % 50 = 3 THEN b.charged / 2 WHEN b.row_id % 90 = 5 THEN b.charged * 2 ELSE b.charged END, '微信',
			CASE WHEN b.row_id % 20 = 1 THEN NULL ELSE b.item END, CASE WHEN b.row_id % 10 = 1 THEN NULL ELSE b.period END,
			CASE WHEN b.row_id % 10 = 1 THEN NULL ELSE b.period END, CASE WHEN b.row_id % 3 = 0 THEN b.bill_no END, '正常'
		FROM bills AS b WHERE b.row_id * 31 % 100 < 90;
	SQL
	awk '/^-- name: /{ if (n++) print ";" ; next } /^--/ { next } { print }' pipeline/store/views.sql
} | sqlite3 "$site/outputs/data.db"
sqlite3 "$site/outputs/data.db" "SELECT 'data: ' || (SELECT count(*) FROM houses) || ' houses, ' || (SELECT count(*) FROM bills) || ' bills, ' || (SELECT count(*) FROM receipts) || ' receipts'"
/usr/bin/python3 tests/bench/measure.py "$site/time" "$B/libexec/kefu/stages/2_arrears" --site "$site" --as-of 2026-11-25 --stamp 0 ||
	{ cat "$site/time.out" >&2; exit 1; }
read -r s peak user system <"$site/time"
echo "2_arrears: $s s; peak $((peak / 1024)) MB"
sqlite3 "$site/outputs/2026-11-25/figures.db" \
	"SELECT 'found: ' || (SELECT count(*) FROM arrears_room) || ' houses with arrears, ' || (SELECT count(*) FROM arrears_bill) || ' overdue bills, ' || (SELECT count(*) FROM arrears_allocation) || ' allocations, ' || (SELECT count(*) FROM arrears_exception) || ' exceptions'"
ls -l "$site/outputs/2026-11-25/figures.db" | awk '{ printf "figures.db: %d MB\n", $5 / 1048576 }'
