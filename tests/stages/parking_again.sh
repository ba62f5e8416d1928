#!/bin/bash
# The barriers night by night: only blocks that changed are added up, and the documents are those that adding up everything gives.
set -u
B=$(realpath "${B:-.build}")
work=$(mktemp -d "${TMPDIR:-/tmp}/kefu-test.XXXXXX")
trap 'rm -rf "$work"' EXIT
site=$work/site
mkdir -p "$site/inputs"
printf '[project]\nname = 试验小区\n' >"$site/inputs/settings.ini"
ok() { echo "ok parking_again $1"; }
want() { [ "$2" = "$3" ] && ok "$1" || echo "not ok parking_again $1 - $2 instead of $3"; }
night() { # name, day, more words
	local stages=()
	for s in 1_ingest 1_parking 2_parking 3_reports/parking_day 3_reports/parking_month; do stages+=(--only "$s"); done
	"$B/bin/kefu" run --site "$site" --as-of "$2" --no-progress "${stages[@]}" "${@:3}" </dev/null >"$work/said" 2>&1 ||
		{ echo "not ok parking_again $1 - $(tail -n 1 "$work/said")"; exit; }
}
documents() { (cd "$site/outputs/$1" && sha256sum reports/*); }
blocks() { sqlite3 "$site/outputs/data.db" 'SELECT source, number, digest FROM parking_block ORDER BY source, number'; }
touched() { blocks | diff "$work/before" - | grep -c '^>'; }
make() { "$B/tests/tools/parking_year" "$site/inputs" "$@"; }

make 70000 2025-01-20 40 # up to 02-28
night first 2025-02-28
want "the blocks of a year's beginning" "$(blocks | wc -l)" 5
blocks >"$work/before"
make 2000 2025-03-01 1
night "a day more" 2025-03-01
want "a day more touches the last block" "$(touched)" 1
blocks >"$work/before"

# an hour's help at a lane on 01-21, and a shift on 01-22 that was said to end later
printf '日期,班次,车道,收费员,开始时间,结束时间,现金交款\n2025-01-21,帮岗,东门出口,范小雨,09:10,10:20,5\n' >"$site/inputs/帮岗.csv"
night "another shift" 2025-03-01
want "a shift long ago touches the block of its time" "$(touched)" 1
want "and takes the payments of its hours" \
	"$("$B/bin/kefu" show parking_day/days --site "$site" --as-of 2025-03-01 --format tsv | wc -l)" "$((9 + 1))"
night "as of the day of that shift" 2025-01-21
want "it has cars" "$("$B/bin/kefu" show parking_day/days --site "$site" --as-of 2025-01-21 --format tsv | awk '$2 == "帮岗" { print ($5 > 10) }')" 1
blocks >"$work/before"

# a month exported again: an amount corrected, a row gone, one new; and refunds of another system, one of a stay of last month
awk -F, -v OFS=, 'NR == 5 { $7 = $10 = "99.00" } NR != 7' "$site/inputs/流水-2025-02.csv" >"$work/again"
sed -n '9s/^[^,]*/LSNEW/p' "$site/inputs/流水-2025-02.csv" >>"$work/again"
cp "$work/again" "$site/inputs/流水-2025-02.csv"
refund() { # number, line of January
	awk -F, -v no="$1" -v at="$2" 'NR == at { print no "," $2 "," $4 ",2025-03-01 12:00:00,现金,0,-1.00," $6 }' "$site/inputs/流水-2025-01.csv"
}
{ echo '编号,车牌号,进场时间,出场时间,支付方式,应收金额,实收金额,出场通道'; refund R1 50; refund R2 50; refund R3 60
	echo 'R4,川A00000,2025-02-01 08:00,2025-03-01 12:00:00,现金,0,-1.00,东门出口'; } >"$site/inputs/停车订单.csv"
night "a month again, and refunds" 2025-03-01
want "what was put right touches its blocks" "$(touched)" 3
want "a refund of nothing known is listed, the others are found" \
	"$("$B/bin/kefu" show parking_day/exceptions --site "$site" --as-of 2025-03-01 --format tsv | grep -c 'PK-12.*找不到原收费')" 1

documents 2025-03-01 >"$work/want"
rm -r "$site/outputs/data.db" "$site/outputs/2025-03-01"
night "from the archive" 2025-03-01
want "all added up anew gives the same bytes" "$(documents 2025-03-01 | diff "$work/want" -)" ""
night "by force" 2025-03-01 --force
want "so does --force" "$(documents 2025-03-01 | diff "$work/want" -)" ""

sqlite3 "$site/outputs/data.db" "UPDATE parking_block SET digest = replace(digest, substr(digest, 1, 1), 'x') WHERE source = 'parking_txns' AND number = 2"
"$B/bin/kefu" run --site "$site" --as-of 2025-03-01 --no-progress --only 1_parking --force </dev/null >"$work/said" 2>&1
want "sums that are not those of their rows stop the stage" "$? $(grep -c 'block 2 of parking_txns' "$work/said")" "70 2"
sqlite3 "$site/outputs/data.db" "UPDATE parking_block SET high = high + 1 WHERE number = 2"
night "the block anew" 2025-03-01
sqlite3 "$site/outputs/data.db" "UPDATE parking_sum SET lines = lines + 1 WHERE source = 'parking_txns' AND number = 1"
make 10 2025-03-02 1
"$B/bin/kefu" run --site "$site" --as-of 2025-03-02 --no-progress --only 1_ingest --only 1_parking </dev/null >"$work/said" 2>&1
want "sums that are not their block's stop it every night" "$? $(grep -c 'not its total' "$work/said")" "70 2"
