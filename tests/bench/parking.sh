#!/bin/bash
# A year at the barriers: ROWS transactions (10,000,000) as a CSV a month, with shifts and settlements. First night: read, archived, typed, keyed,
# with provenance, added up; the day's and the month's workbook. Then one file more, a day of 30,000 (of ROWS / 333): second night. RANDOM_IDS=1:
# numbers without an order. Beside them the month table alone from the same files: DuckDB (npm) and pandas in one pass over all, `sqlite3 .import`
# and SQL. Second nights are the best of RUNS (3) days, one after the other; so are DuckDB's passes; the rest runs once.
set -eu
B=$(realpath "${B:-.build}")
ROWS=${ROWS:-10000000}
RUNS=${RUNS:-3}
DAY=$((ROWS * 3 / 1000))
folder=$(mktemp -d "${TMPDIR:-/tmp}/kefu-bench.XXXXXX")
trap '[ "${KEEP:-}" ] || rm -rf "$folder"' EXIT
site=$folder/site csv=$folder/csv
mkdir -p "$site/inputs" "$csv"
printf '[project]\nname = 试验小区\n' >"$site/inputs/settings.ini"

seconds() { # command...: its wall-clock seconds on stdout, its peak in $folder/peak (KB), its processor seconds in $folder/cpu
	/usr/bin/python3 tests/bench/measure.py "$folder/time" "$@" || { cat "$folder/time.out" >&2; exit 1; }
	read -r s peak user system <"$folder/time"
	echo "$peak" >"$folder/peak"
	awk -v u="$user" -v s="$system" 'BEGIN { printf "%.2f\n", u + s }' >"$folder/cpu"
	echo "$s"
}
line() { # name, seconds, rows, what else
	awk -v name="$1" -v s="$2" -v rows="$3" -v more="${4:-}" -v peak="$(cat "$folder/peak")" -v cpu="$(cat "$folder/cpu")" 'BEGIN {
		printf "%-38s %8d rows/s, %.2f s, %.2f s of CPU; peak %d MB%s\n", name, rows / s, s, cpu, peak / 1024, more }'
}
least() { # seconds so far, seconds now: the less, with its peak and CPU
	if awk -v a="$1" -v b="$2" 'BEGIN { exit !(a == "" || b < a) }'; then
		cp "$folder/peak" "$folder/best_peak"; cp "$folder/cpu" "$folder/best_cpu"; best=$2
	else
		cp "$folder/best_peak" "$folder/peak"; cp "$folder/best_cpu" "$folder/cpu"; best=$1
	fi
}
night() { # day
	local stages=()
	for s in 1_ingest 1_parking 2_parking 3_reports/parking_day 3_reports/parking_month; do stages+=(--only "$s"); done
	seconds "$B/bin/kefu" run --site "$site" --as-of "$1" --no-progress "${stages[@]}"
}
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.1f", a / b }'; }

"$B/tests/tools/parking_year" "$csv" "$ROWS" 2024-12-28 365
cp "$csv"/*.csv "$site/inputs/"
du -ch "$csv"/流水*.csv | awk -v rows="$ROWS" 'END { print rows " transactions, " $1 }'
sleep 3 # files that are younger than two seconds are read again the next night

first=$(night 2025-12-27)
line "kefu, first night, all of it" "$first" "$ROWS" " (no slower than pandas)"
sed -n 's/.*"stage":"\([^"]*\)","event":"done","message":"done in \(.*\)".*/    \1 \2/p' "$site"/outputs/log/*
best=''
for ((i = 0; i < RUNS; i++)); do
	day=2025-12-$((28 + i))
	"$B/tests/tools/parking_year" "$site/inputs" "$DAY" "$day" 1
	least "$best" "$(night "$day")"
done
second=$best
line "kefu, a night with a day of $DAY" "$second" "$DAY" ""
sed -n 's/.*"stage":"\([^"]*\)","event":"done","message":"done in \(.*\)".*/    \1 \2/p' "$(ls -t "$site"/outputs/log/* | head -n 1)"
cp "$site"/inputs/流水-2025-12-[23]*.csv "$csv/" # the peers read the same
sqlite3 -separator ' ' "$site/outputs/$day/figures.db" 'SELECT iso, cars, charged, waived, received, cash FROM (SELECT month,
	printf("%d-%02d", month / 12, month % 12 + 1) AS iso, cars, charged, waived, received, cash FROM parking_month) ORDER BY month' >"$folder/ours"
same() { cmp -s "$folder/ours" "$1" && echo ", the same months" || echo ", OTHER MONTHS"; }

if ! why=$(tests/bench/peers/fetch.sh duckdb npm @duckdb/node-api@1.5.6-r.1); then
	echo "DuckDB: not there: $why"
else
	best=''
	for ((i = 0; i < RUNS; i++)); do
		least "$best" "$(seconds node tests/bench/peers/parking_duckdb.mjs .build/bench/duckdb/node_modules/@duckdb/node-api "$csv")"
	done
	line "DuckDB, one pass" "$best" "$ROWS" "$(same "$folder/time.out")"
	echo "    the second night is $(ratio "$best" "$second") times faster (at least 20)"
fi
pandas=$PWD/.build/bench/pandas/usr/lib
libs=$pandas/$(gcc -print-multiarch)
in_pandas() {
	seconds env PYTHONPATH="$pandas/python3/dist-packages" LD_LIBRARY_PATH="$libs:$libs/blas:$libs/lapack" \
		/usr/bin/python3 tests/bench/peers/parking_pandas.py "$csv" "$@"
}
if why=$(/usr/bin/python3 -c 'import pandas' 2>/dev/null || tests/bench/peers/fetch.sh pandas deb python3-pandas); then
	s=$(in_pandas all)
	line "pandas, every column" "$s" "$ROWS" "$(same "$folder/time.out")"
	echo "    the first night takes $(ratio "$first" "$s") times as long (at most 1.0)"
	s=$(in_pandas)
	line "pandas, the six columns it needs" "$s" "$ROWS" "$(same "$folder/time.out")"
else
	echo "pandas: not there: $why"
fi
imports=()
for file in "$csv"/流水*.csv; do
	[ "${imports[0]:-}" ] && imports+=(".import --skip 1 $file txns") || imports+=('.mode csv' ".import $file txns")
done
s=$(seconds sqlite3 "$folder/peer.db" "${imports[@]}" '.mode list' '.separator " "' '.read tests/bench/peers/parking.sql')
line "sqlite3 .import and SQL" "$s" "$ROWS" "$(same "$folder/time.out")"
