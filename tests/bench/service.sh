#!/bin/bash
# 2_service on a made-up register (service_data.sql): TICKETS tickets (200,000) with twice as many contacts, on one core. Prints seconds, memory, and
# how many times each rule was broken; beside it the same rules in pandas over the same database.
set -eu
B=$(realpath "${B:-.build}")
TICKETS=${TICKETS:-200000}
DAY=2026-11-25
site=$(mktemp -d)
trap '[ "${KEEP:-}" ] || rm -rf "$site"' EXIT
mkdir -p "$site/inputs" "$site/outputs"
{
	echo "CREATE TEMP TABLE size AS SELECT $TICKETS AS tickets;"
	cat tests/stages/service_data.sql tests/bench/service_data.sql
} | sqlite3 "$site/outputs/data.db"
sqlite3 "$site/outputs/data.db" "SELECT 'data: ' || (SELECT count(*) FROM tickets) || ' tickets, ' || (SELECT count(*) FROM contacts) || ' contacts'"

measured() { # name, command...: wall clock, user + system, peak memory
	local name=$1
	shift
	/usr/bin/env time -f '%e %U %S %M' -o "$site/time" taskset -c 0 "$@"
	awk -v n="$name" '{ printf "%s: %.2f s (%.2f s of the core), %d MB\n", n, $1, $2 + $3, $4 / 1024 }' "$site/time"
}
for run in 1 2 3; do
	rm -rf "$site/outputs/$DAY"
	measured "2_service, run $run" "$B/libexec/kefu/stages/2_service" --site "$site" --as-of $DAY --stamp 0
done
sqlite3 -separator ' ' "$site/outputs/$DAY/figures.db" \
	"SELECT rule, count(*) FROM service_breach GROUP BY rule; SELECT 'late', count(*) FROM service_ticket WHERE overdue = '是'" >"$site/ours"
sqlite3 "$site/outputs/$DAY/figures.db" "SELECT 'found: ' || count(*) || ' breaches' FROM service_breach"
if /usr/bin/python3 -c 'import pandas' 2>/dev/null; then
	measured "pandas, breaches and standard times alone" /usr/bin/python3 tests/bench/service_pandas.py "$site/outputs/data.db" $DAY >"$site/peer"
	tail -n 1 "$site/peer"
	head -n -1 "$site/peer" >"$site/theirs"
	if diff "$site/ours" "$site/theirs" >"$site/diff"; then echo "  the same breaches"; else echo "  other breaches"; cat "$site/diff"; fi
else
	echo "pandas: not installed (python3-pandas)"
fi
