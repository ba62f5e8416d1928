#!/bin/bash
# 1_ingest on one CSV of ROWS bills (1,000,000): archived, recognised, typed, validated, keyed, with its provenance; then a re-export with
# one row in a hundred changed. Beside it `sqlite3 .import` of the same file into an untyped table without a key.
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

seconds() { # command...: its wall-clock seconds on stdout, its peak in $folder/peak (KB)
	/usr/bin/time -o "$folder/time" -f '%e %M %U %S' "$@" >"$folder/out" 2>&1 || { cat "$folder/out" >&2; exit 1; }
	read -r s peak user system <"$folder/time"
	echo "$peak" >"$folder/peak"
	awk -v u="$user" -v s="$system" 'BEGIN { printf "%.2f\n", u + s }' >"$folder/cpu"
	echo "$s"
}

least() { awk -v a="$1" -v b="$2" 'BEGIN { print a == "" || b < a ? b : a }'; }
# with large pages, as the runner starts it
ingest() { seconds env GLIBC_TUNABLES=glibc.malloc.hugetlb=1 "$B/libexec/kefu/stages/1_ingest" --site "$folder/site" --as-of 2026-11-25; }

make_rows 0 >"$folder/bills.csv"
make_rows 100 >"$folder/again.csv"
stat -c 'file: %s bytes' "$folder/bills.csv"
import='' first='' again='' import_cpu='' first_cpu='' again_cpu='' top=0
for ((i = 0; i < RUNS; i++)); do
	rm -rf "$folder/peer.db" "$folder/site"
	import=$(least "$import" "$(seconds sqlite3 "$folder/peer.db" '.mode csv' ".import $folder/bills.csv bills")")
	import_cpu=$(least "$import_cpu" "$(cat "$folder/cpu")")
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
awk -v rows="$ROWS" -v import="$import" -v first="$first" -v again="$again" -v top="$top" \
	-v import_cpu="$import_cpu" -v first_cpu="$first_cpu" -v again_cpu="$again_cpu" 'BEGIN {
	printf "sqlite3 .import: %.2f s, %d rows/s\n", import, rows / import
	printf "1_ingest, first: %.2f s, %d rows/s, %.2f of .import (at least 0.80)\n", first, rows / first, import / first
	printf "1_ingest, 1 %% changed: %.2f s, %d rows/s, %.2f of .import (at least 1.50)\n", again, rows / again, import / again
	printf "processor seconds, all processes: .import %.2f, first %.2f, again %.2f (the reader runs on a core of its own when there is one)\n",
		import_cpu, first_cpu, again_cpu
	printf "peak memory of a process: %.0f MB (at most 300)\n", top / 1024
}'
