#!/bin/bash
# `kefu letters issue` killed (-9) at POINTS points spread over it: issued again, every letter has one number and its PDF, and all is as if
# nothing had happened. Usage: tests/fault/issue.sh [POINTS [FIRST COUNT]]: all of them, or COUNT from FIRST. Each
# point begins anew; every third is killed twice.
set -u
B=$(realpath "${B:-.build}")
K=$B/bin/kefu
points=${1:-8}
first=${2:-0}
count=${3:-$points}
rooms=${ROOMS:-60}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
S=$work/site
D=2026-11-25

# state: the ledger's letters, the issued files, what goes with them
state() {
	{
		sqlite3 "$S/outputs/ledger.db" "SELECT * FROM letter ORDER BY year, serial; SELECT * FROM letter_bill ORDER BY number, seq"
		(cd "$S/outputs" && find issued "$D/issued" "$D/reports" -type f ! -name '催缴计划*' -exec sha256sum {} + | sort -k 2)
	} | sha256sum | cut -c1-64
}
issue() { "$K" letters issue --site "$S" --as-of "$D" --approved-by 王主管 -q >"$work/out" 2>&1; }

# disturb FRACTION: kill -9 of the command, its `kefu run` and their stages, at that part of its time; fails when it was over before
disturb() {
	local pid rc
	setsid "$K" letters issue --site "$S" --as-of "$D" --approved-by 王主管 -q >/dev/null 2>&1 &
	pid=$!
	sleep "$(awk -v t="$took" -v f="$1" 'BEGIN { printf "%.4f", t / 1e9 * f }')"
	kill -9 -- "-$pid" 2>/dev/null
	{ wait "$pid"; rc=$?; } 2>/dev/null
	[ "$rc" = 137 ]
}
planned() { rm -rf "$S" && cp -a "$work/planned" "$S"; }

# Numbers without gaps or repeats (the ledger), each issued and its PDF there with the ledger's digest.
whole() {
	local bad
	bad=$(sqlite3 "$S/outputs/ledger.db" "SELECT count(*) - max(serial), count(*) - count(DISTINCT room), sum(state <> 'issued') FROM letter")
	[ "$bad" = "0|0|0" ] || { echo "numbers, rooms, states: $bad"; return; }
	sqlite3 -separator '  ' "$S/outputs/ledger.db" "SELECT digest, 'issued/' || number || '/' ||
		CASE template WHEN 'dunning_s2' THEN '催款通知单' ELSE '催缴函' END || '.pdf' FROM letter" >"$work/sums"
	(cd "$S/outputs" && sha256sum --check --quiet "$work/sums" 2>&1 | head -n 2)
	[ "$(wc -l <"$work/sums")" = "$(find "$S/outputs/issued" -type f | wc -l)" ] || echo "other files than letters in issued/"
}

mkdir -p "$S/inputs"
printf '[project]\nname = 试验小区\ncompany = 试验物业服务有限公司\n' >"$S/inputs/settings.ini"
awk -v n="$rooms" 'BEGIN { print "房号,业主,建筑面积"; for (i = 0; i < n; i++) printf "1-%d-%d,甲%d,90.00\n", 1 + i % 2, 101 + i, i }' >"$S/inputs/房屋.csv"
awk -v n="$rooms" 'BEGIN { print "账单号,房号,费用项目,账期,应收金额,应缴日期"
	for (i = 0; i < n; i++) printf "A%d,1-%d-%d,物业费,2026-%s,%d.00\n", i, 1 + i % 2, 101 + i, i % 3 ? "10" : "07", 100 + i }' |
	awk -F, -v OFS=, 'NR > 1 { $6 = $4 == "2026-10" ? "2026-10-20" : "2026-07-31" } 1' >"$S/inputs/应收.csv"
printf '收据号,房号,收款日期,收款金额,账单号\nR1,1-1-101,2026-11-24,1.00,A0\n' >"$S/inputs/收款.csv"
if ! "$K" letters plan --site "$S" --as-of "$D" -q >"$work/out" 2>&1; then
	echo "not ok issue: the plan - $(tail -n 1 "$work/out")"
	exit 0
fi
cp -a "$S" "$work/planned"

began=$(date +%s%N)
issue || { echo "not ok issue: undisturbed - $(tail -n 1 "$work/out")"; exit 0; }
took=$(($(date +%s%N) - began))
want=$(state)
if [ -z "$(whole)" ]; then echo "ok issue: undisturbed, $rooms letters"; else echo "not ok issue: undisturbed - $(whole)"; fi

hits=0 bad=
for ((i = first; i < first + count; i++)); do
	fraction=$(awk -v i="$i" -v n="$points" 'BEGIN { srand(i * 7919 + 1); printf "%.4f", (i + rand()) / n }')
	for try in 1 2 3; do
		planned
		began=$(date +%s%N)
		disturb "$fraction" && hits=$((hits + 1)) && break
		took=$(($(date +%s%N) - began)) # the machine is faster than when it was measured
	done
	[ $((i % 3)) != 2 ] || disturb "$fraction"
	if ! issue; then
		bad="$bad $i: $(tail -n 1 "$work/out")"
	elif [ -n "$(whole)" ]; then
		bad="$bad $i: $(whole)"
	elif [ "$(state)" != "$want" ]; then
		bad="$bad $i: another end"
	fi
done
if [ -z "$bad" ]; then
	echo "ok issue: killed at $count points ($hits kills hit): no number lost, repeated or without its PDF, the same end"
else
	echo "not ok issue: killed at $count points -$bad"
fi
if [ $((hits * 3)) -ge $((count * 2)) ]; then echo "ok issue: most kills hit"; else echo "not ok issue: most kills hit - $hits of $count"; fi
