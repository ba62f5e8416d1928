#!/bin/bash
# 2_patrol on a made-up year: 6 zones, 4 types, PATROLS patrols (15,000), four findings each on the average, most of them seen again; all
# twelve months and the year. Prints seconds; beside them the same monthly scores as plain SQL in the sqlite3
# shell and in pandas (over the same database, factors and repeats included).
set -eu
B=$(realpath "${B:-.build}")
PATROLS=${PATROLS:-15000}
site=$(mktemp -d)
trap '[ "${KEEP:-}" ] || rm -rf "$site"' EXIT
mkdir -p "$site/inputs" "$site/outputs"
{
	cat tests/stages/patrol_data.sql
	cat <<-SQL
		CREATE TEMP TABLE n AS WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < $PATROLS - 1) SELECT i FROM c;
		INSERT INTO zones (line, zone, type, weight, company, monthly_fee)
		SELECT i + 2, (i + 1) || '区', CASE i WHEN 4 THEN '楼层' WHEN 5 THEN '绿化' ELSE '保洁' END, 100 + i * 10, '洁然', 1000000 FROM n WHERE i < 6;
		INSERT INTO patrols (line, patrol_no, day, "end", type, zone, role, spot, na_items)
		SELECT i + 2, printf('X%06d', i), unixepoch('2025-12-26') / 86400 + i * 365 / $PATROLS, '10:30',
			CASE i % 4 WHEN 0 THEN '保洁' WHEN 1 THEN '绿化' WHEN 2 THEN '楼层' ELSE '装修' END, (i / 4 % 6 + 1) || '区',
			CASE i % 29 WHEN 0 THEN '主管' ELSE '助理' END, i % 29 = 0, CASE WHEN i % 3 = 0 AND i % 4 = 0 THEN 'A07、A18' END FROM n;
		INSERT INTO findings (line, finding_no, patrol_no, item_code, place, description, count, deduction, fixed, needs, standard, deadline, confirmed, confirmed_day_only, issued, issued_day_only)
		SELECT 0, printf('W%08d', p.row_id * 8 + k.i), p.patrol_no, substr('ABCD', instr('保洁绿化楼层装修', p.type) / 2 + 1, 1) || printf('%02d', (p.row_id * 7 + k.i * 5) % 12 + 1),
			'位置' || (p.row_id * 31 % 40), '有污迹', 1, 50 + (p.row_id * 13 + k.i * 37) % 8 * 50, (p.row_id + k.i) % 5 = 0, (p.row_id + k.i) % 5 > 1, '清扫',
			p.day + 2, p.day * 86400 + 57600, 0, p.day * 86400 + 61200, 0
		FROM patrols AS p, n AS k WHERE k.i < 2 + p.row_id % 5;
		INSERT INTO reinspections (line, finding_no, day, result)
		SELECT 0, f.finding_no, f.deadline + f.row_id % 4 - 1, CASE WHEN f.row_id % 11 = 0 THEN '不合格' ELSE '合格' END FROM findings AS f WHERE f.needs AND f.row_id % 10;
		INSERT INTO reinspections (line, finding_no, day, result)
		SELECT 0, r.finding_no, r.day + 3, CASE WHEN r.row_id % 3 = 0 THEN '不合格' ELSE '合格' END FROM reinspections AS r WHERE r.result = '不合格';
	SQL
} | sqlite3 "$site/outputs/data.db"
sqlite3 "$site/outputs/data.db" "SELECT 'data: ' || (SELECT count(*) FROM patrols) || ' patrols, ' || (SELECT count(*) FROM findings) || ' findings, ' || (SELECT count(*) FROM reinspections) || ' re-inspections'"

seconds() { # name, command...
	local name=$1 t0 t1
	shift
	t0=$(date +%s.%N)
	"$@"
	t1=$(date +%s.%N)
	awk -v n="$name" -v a="$t0" -v b="$t1" 'BEGIN { printf "%s: %.2f s\n", n, b - a }'
}
one_core() { taskset -c 0 "$@"; }

seconds "2_patrol, 12 months and the year" one_core "$B/libexec/kefu/stages/2_patrol" --site "$site" --as-of 2026-12-25 --stamp 0
sqlite3 "$site/outputs/2026-12-25/figures.db" \
	"SELECT 'found: ' || (SELECT count(*) FROM patrol_month) || ' months of a type, ' || (SELECT count(*) FROM patrol_finding) || ' findings in the last, mean ' || printf('%.2f', mean / 100.0) FROM patrol_year"
sqlite3 -separator ' ' "$site/outputs/2026-12-25/figures.db" 'SELECT month, kind, score FROM patrol_month ORDER BY month, kind' >"$site/ours"
same() { # the file of another's scores
	if diff "$site/ours" "$1" >"$site/diff"; then echo "  the same scores"; else echo "  other scores"; head -n 4 "$site/diff"; fi
}
seconds "sqlite3 shell, the scores alone" one_core sqlite3 -separator ' ' "$site/outputs/data.db" '.read tests/bench/patrol_peer.sql' >"$site/peer"
tail -n 1 "$site/peer"
head -n -1 "$site/peer" >"$site/theirs"
same "$site/theirs"
pandas=$PWD/.build/bench/pandas/usr/lib
libs=$pandas/$(gcc -print-multiarch)
python() { PYTHONPATH=$pandas/python3/dist-packages LD_LIBRARY_PATH=$libs:$libs/blas:$libs/lapack one_core /usr/bin/python3 "$@"; }
if why=$(/usr/bin/python3 -c 'import pandas' 2>/dev/null || tests/bench/peers/fetch.sh pandas deb python3-pandas); then
	seconds "pandas, the scores alone" python tests/bench/patrol_pandas.py "$site/outputs/data.db" >"$site/peer"
	tail -n 1 "$site/peer"
	head -n -1 "$site/peer" >"$site/theirs"
	same "$site/theirs"
else
	echo "pandas: not there: $why"
fi
