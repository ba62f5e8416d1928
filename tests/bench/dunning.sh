#!/bin/bash
# kefu letters on HOUSES households (1,000, then 20,000) that all owe four months: plan (drafts in volumes and single PDFs) and issue (single PDFs
# in the record, volumes, slips, register). Letters a second, and the largest process: memory must not grow with the letters.
# At the end the peers on the same letter.
set -eu
B=$(realpath "${B:-.build}")
K=$B/bin/kefu
D=2026-11-25
site=$(mktemp -d)
trap 'rm -rf "$site"' EXIT

data() { # households
	rm -rf "$site/inputs" "$site/outputs"
	mkdir -p "$site/inputs"
	cp inputs/settings.ini "$site/inputs/"
	awk -v n="$1" 'BEGIN { print "房号,业主,建筑面积,收费标准"
		for (i = 0; i < n; i++) printf "%d-%d-%d%02d,业主%d,98.76,2.35\n", i / 200 + 1, int(i / 100) % 2 + 1, int(i / 4) % 25 + 1, i % 4 + 1, i }' \
		>"$site/inputs/房屋.csv"
	awk -v n="$1" 'BEGIN { print "账单号,房号,费用项目,账期,应收金额,应缴日期"
		for (i = 0; i < n; i++) for (m = 7; m <= 10; m++)
			if (i % 2 || m > 9) printf "B%d-%d,%d-%d-%d%02d,物业费,2026-%02d,232.09,2026-%02d-%02d\n", i, m, i / 200 + 1, int(i / 100) % 2 + 1,
				int(i / 4) % 25 + 1, i % 4 + 1, m, m, 20 }' >"$site/inputs/应收.csv"
	printf '收据号,房号,收款日期,收款金额,账单号\nR1,1-1-101,2026-11-24,1.00,B0-10\n' >"$site/inputs/收款.csv"
}
# timed NAME LETTERS COMMAND...: letters a second, seconds, and the peak of the largest process
timed() {
	local name=$1 letters=$2 what=${what:-letters} s peak user system
	shift 2
	/usr/bin/python3 tests/bench/measure.py "$site/time" "$@" || { cat "$site/time.out" >&2; exit 1; }
	read -r s peak user system <"$site/time"
	awk -v name="$name" -v n="$letters" -v s="$s" -v cpu="$user $system" -v peak="$peak" -v what="$what" 'BEGIN { split(cpu, c, " ")
		printf "%-34s %6.0f %s/s, %.0f a second of CPU; %d %s, %.1f s; peak %d MB\n", name, n / s, what, n / (c[1] + c[2] + 0.001), n, what, s, peak / 1024 }'
}

for n in ${HOUSES:-1000 20000}; do
	data "$n"
	what=houses timed "run: reads and computes" "$n" "$K" run --site "$site" --as-of $D -q --only 1_ingest --only 2_arrears
	timed "letters plan" "$n" "$K" letters plan --site "$site" --as-of $D -q
	timed "letters issue" "$n" "$K" letters issue --site "$site" --as-of $D --approved-by 王主管 -q
	timed "letters issue, again" "$n" "$K" letters issue --site "$site" --as-of $D --approved-by 王主管 -q
	echo "issued: $(find "$site/outputs/issued" -type f | wc -l) PDFs, to print: $(find "$site/outputs/$D/issued" -type f | wc -l) volumes"
done
tests/bench/peers/letters.sh "${PEER_LETTERS:-200}"
