#!/bin/bash
# The whole night of a site of HOUSES households (20,000): two years of two items, nine tenths paid. First with everything new; then with nothing
# new; then on the next day with one receipt file more, as it is every night. Seconds of the night, of each part that took more than one, peak memory.
set -eu
B=$(realpath "${B:-.build}")
HOUSES=${HOUSES:-20000}
site=$(mktemp -d)
trap '[ "${KEEP:-}" ] && echo "$site" || rm -rf "$site"' EXIT
mkdir -p "$site/inputs"
cp inputs/settings.ini "$site/inputs/"
room='sprintf("%d-%d-%d%02d", i / 200 + 1, int(i / 100) % 2 + 1, int(i / 4) % 25 + 1, i % 4 + 1)'
awk -v n="$HOUSES" 'BEGIN { print "房号,业主,建筑面积,收费标准"; for (i = 0; i < n; i++) printf "%s,业主%d,98.76,2.35\n", '"$room"', i }' >"$site/inputs/房屋.csv"
awk -v n="$HOUSES" -v bills="$site/inputs/应收.csv" -v receipts="$site/inputs/收款.csv" 'BEGIN {
	print "账单号,房号,费用项目,账期,应收金额,应缴日期" >bills
	print "收据号,房号,收款日期,收款金额,账单号" >receipts
	for (i = 0; i < n; i++) for (m = 0; m < 24; m++) for (k = 0; k < 2; k++) {
		y = 2024 + int((m + 10) / 12); month = (m + 10) % 12 + 1; amount = k ? "18.50" : "232.09"; paid = i % 10 || m < 12 + i % 100 / 10
		printf "B%d-%d-%d,%s,%s,%d-%02d,%s,%d-%02d-20\n", i, m, k, '"$room"', k ? "公摊电费" : "物业费", y, month, amount, y, month >bills
		if (paid && (m < 23 || i % 3)) printf "R%d-%d-%d,%s,%d-%02d-%02d,%s,B%d-%d-%d\n", i, m, k, '"$room"', y, month, i % 22 + 1, amount, i, m, k >receipts
	}
}'

night() { # what, day
	local s peak user system
	/usr/bin/python3 tests/bench/measure.py "$site/time" "$B/bin/kefu" run --site "$site" --as-of "$2" -q || { cat "$site/time.out" >&2; exit 1; }
	read -r s peak user system <"$site/time"
	awk -v name="night, $HOUSES houses, $1" -v s="$s" -v cpu="$user $system" -v peak="$peak" 'BEGIN { split(cpu, c, " ")
		printf "%-48s %6.1f s, %.1f s of CPU; peak %d MB\n", name, s, c[1] + c[2], peak / 1024 }'
	sqlite3 -separator ' ' "$site/outputs/ledger.db" "SELECT printf('    %-44s %6.1f s', stage || ' ' || unit, milliseconds / 1000.0)
		FROM run_stage WHERE run = (SELECT max(run) FROM run) AND outcome = 'done' AND milliseconds >= 1000 ORDER BY milliseconds DESC"
}

night "all new" 2026-11-25
find "$site/outputs/2026-11-25/letters" -name '*.pdf' -printf '%s\n' | awk '{ n++; b += $1 } END { printf "    %d PDFs, %d MB\n", n, b / 1048576 }'
night "nothing new" 2026-11-25
printf '收据号,房号,收款日期,收款金额,账单号\nN1,1-1-101,2026-11-25,232.09,B0-23-0\n' >"$site/inputs/收款-11-25.csv"
night "the next day, one receipt more" 2026-11-26
