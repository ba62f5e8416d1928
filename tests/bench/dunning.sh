#!/bin/bash
# kefu letters on HOUSES households (2,000, then 20,000) that all owe four months: plan (drafts in volumes and single PDFs) and issue (single PDFs
# in the record, volumes, slips, register). Letters a second, and the largest process: memory must not grow with the letters.
# letters.sh draws the same letter beside its peers.
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
# timed NAME LETTERS COMMAND...: seconds, letters a second, and the peak of the largest process
timed() {
	/usr/bin/python3 - "$@" <<'PY'
import resource, subprocess, sys, time
name, letters, command = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
began = time.monotonic()
subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
took = time.monotonic() - began
print(f"{name}: {letters} letters, {took:.1f} s, {letters / took:.0f} letters/s, {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024} MB peak")
PY
}

for n in ${HOUSES:-2000 20000}; do
	data "$n"
	timed "run: reads and computes" "$n" "$K" run --site "$site" --as-of $D -q --only 1_ingest --only 2_arrears
	timed "letters plan" "$n" "$K" letters plan --site "$site" --as-of $D -q
	timed "letters issue" "$n" "$K" letters issue --site "$site" --as-of $D --approved-by 王主管 -q
	timed "letters issue, again" "$n" "$K" letters issue --site "$site" --as-of $D --approved-by 王主管 -q
	echo "issued: $(find "$site/outputs/issued" -type f | wc -l) PDFs, to print: $(find "$site/outputs/$D/issued" -type f | wc -l) volumes"
done
