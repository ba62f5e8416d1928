#!/bin/bash
# 2_service against the same rules written a second time in Python (tests/tools/service_oracle.py), on registers full of edges: every answer of every
# ticket, every breach, every check, the month. SEEDS: how many registers.
set -u
B=$(realpath "${B:-.build}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for seed in $(seq 1 "${SEEDS:-3}"); do
	site=$work/$seed
	mkdir -p "$site/inputs" "$site/outputs"
	sqlite3 "$site/outputs/data.db" <tests/stages/service_data.sql
	/usr/bin/python3 tests/tools/service_oracle.py --make "$site/outputs/data.db" "$seed"
	for day in 2026-11-25 2026-10-31 2026-11-01; do
		why=$("$B/libexec/kefu/stages/2_service" --site "$site" --as-of $day --stamp 0 2>&1 &&
			/usr/bin/python3 tests/tools/service_oracle.py "$site/outputs/data.db" "$site/outputs/$day/figures.db" $day 2>&1)
		if [ -z "$why" ]; then
			echo "ok service_oracle: register $seed on $day"
		else
			echo "not ok service_oracle: register $seed on $day - $(head -n 5 <<<"$why" | tr '\n' ';')"
		fi
	done
done
