#!/bin/bash
# 1_ingest on one CSV of ROWS bills (1,000,000): archived, recognised, typed, validated, keyed, with its provenance; then a re-export with
# one row in a hundred changed. Beside it `sqlite3 .import` of the same file into an untyped table without a key, and DuckDB (npm) into a typed
# table, without a key and with the bill number as its primary key; neither archives, tells where a row is from, or goes on after a wrong one.
# Best of RUNS (3), taken in turn; processor seconds too, since on a machine that others use two processes get no second core. Peak
# memory is that of the larger process.
set -eu
B=$(realpath "${B:-.build}")
ROWS=${ROWS:-1000000}
RUNS=${RUNS:-3}
folder=$(mktemp -d "${TMPDIR:-/tmp}/kefu-bench.XXXXXX")
trap '[ "${KEEP:-}" ] || rm -rf "$folder"' EXIT

make_rows() { # every how many rows is another amount
	awk -v rows="$ROWS" -v changed="$1" 'BEGIN {
		print "账单号,房号,费用项目,计费开始,计费结束,账期,应收金额,减免金额,减免审批号,减免审批人,减免审批日期,应缴日期"
		split("物业费,公摊电费,车位管理费,公摊水费", item, ",")
		for (i = 0; i < rows; i++) {
			m = i % 24; y = 2024 + int(m / 12); m = m % 12 + 1; h = int(i / 96)
			fen = 1000 + i * 7919 % 90000
			if (changed && i % changed == 17) fen += 1
			printf "YS%010d,%d-%d-%d%02d,%s,%d-%02d-01,%d-%02d-28,%d-%02d,%d.%02d,%s,%s,%s,%s,%d-%02d-10\n", i, h / 200 + 1, h / 100 % 2 + 1,
				h / 4 % 25 + 1, h % 4 + 1, item[int(i / 24) % 4 + 1], y, m, y, m, y, m, fen / 100, fen % 100,
				i % 50 ? "" : "5.00", i % 50 ? "" : "JM" i, i % 50 ? "" : "周谨", i % 50 ? "" : y "-" sprintf("%02d", m) "-05", y, m
		}
	}'
}

seconds() { # command...: its wall-clock seconds on stdout, its peak in $folder/peak (KB), its processor seconds in $folder/cpu
	/usr/bin/python3 tests/bench/measure.py "$folder/time" "$@" || { cat "$folder/time.out" >&2; exit 1; }
	read -r s peak user system <"$folder/time"
	echo "$peak" >"$folder/peak"
	awk -v u="$user" -v s="$system" 'BEGIN { printf "%.2f\n", u + s }' >"$folder/cpu"
	echo "$s"
}

least() { awk -v a="$1" -v b="$2" 'BEGIN { print a == "" || b < a ? b : a }'; }
# with large pages, as the runner starts it
ingest() { seconds env GLIBC_TUNABLES=glibc.malloc.hugetlb=1 "$B/libexec/kefu/stages/1_ingest" --site "$folder/site" --as-of 2026-11-25; }

api=.build/bench/duckdb/node_modules/@duckdb/node-api
duckdb() { # [KEY]
	rm -f "$folder"/duck.db*
	seconds node tests/bench/peers/ingest_duckdb.mjs "$api" "$folder/duck.db" "$folder/bills.csv" "$@"
}

duck='' key='' duck_cpu='' key_cpu='' duck_peak='' key_peak='' import_peak=''
if ! no_duckdb=$(tests/bench/peers/fetch.sh duckdb npm @duckdb/node-api@1.5.6-r.1); then
	api=
fi
make_rows 0 >"$folder/bills.csv"
make_rows 100 >"$folder/again.csv"
stat -c 'file: %s bytes' "$folder/bills.csv"
import='' first='' again='' import_cpu='' first_cpu='' again_cpu='' top=0
for ((i = 0; i < RUNS; i++)); do
	rm -rf "$folder/peer.db" "$folder/site"
	import=$(least "$import" "$(seconds sqlite3 "$folder/peer.db" '.mode csv' ".import $folder/bills.csv bills")")
	import_cpu=$(least "$import_cpu" "$(cat "$folder/cpu")")
	read -r import_peak <"$folder/peak"
	if [ "$api" ]; then
		duck=$(least "$duck" "$(duckdb)")
		duck_cpu=$(least "$duck_cpu" "$(cat "$folder/cpu")")
		read -r duck_peak <"$folder/peak"
		key=$(least "$key" "$(duckdb KEY)")
		key_cpu=$(least "$key_cpu" "$(cat "$folder/cpu")")
		read -r key_peak <"$folder/peak"
	fi
	mkdir -p "$folder/site/inputs"
	cp "$folder/bills.csv" "$folder/site/inputs/应收明细.csv"
	first=$(least "$first" "$(ingest)")
	first_cpu=$(least "$first_cpu" "$(cat "$folder/cpu")")
	read -r peak <"$folder/peak"; ((peak <= top)) || top=$peak
	cp "$folder/again.csv" "$folder/site/inputs/应收明细.csv"
	again=$(least "$again" "$(ingest)")
	again_cpu=$(least "$again_cpu" "$(cat "$folder/cpu")")
	read -r peak <"$folder/peak"; ((peak <= top)) || top=$peak
done
sqlite3 "$folder/site/outputs/data.db" "SELECT 'last: read ' || read || ', unchanged ' || unchanged || ', superseded ' || superseded || ', rejected ' || rejected FROM file_report"
line() { # name, seconds, processor seconds, peak (KB), what else
	awk -v name="$1" -v s="$2" -v cpu="$3" -v peak="$4" -v more="${5:-}" -v rows="$ROWS" -v import="$import" 'BEGIN {
		printf "%-34s %8d rows/s, %.2f of .import, %.2f s, %.2f s of CPU; peak %d MB%s\n", name, rows / s, import / s, s, cpu, peak / 1024, more }'
}
line "sqlite3 .import, untyped, no key" "$import" "$import_cpu" "$import_peak"
if [ "$api" ]; then
	line "DuckDB, typed, no key" "$duck" "$duck_cpu" "$duck_peak"
	line "DuckDB, typed, primary key" "$key" "$key_cpu" "$key_peak"
else
	printf '%-34s not there: %s\n' DuckDB "$no_duckdb"
fi
line "1_ingest, first" "$first" "$first_cpu" "$top" " (at least 0.80; at most 300 MB)"
line "1_ingest, 1 % changed" "$again" "$again_cpu" "$top" " (at least 1.50)"
