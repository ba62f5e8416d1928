#!/bin/bash
# kefu assess hands a report in once: the same again is nothing new; what would say otherwise says what changed and becomes a further edition,
# beside the first; the next month's report lists what came late (补录调整), once.
set -u
export LC_ALL=C.UTF-8
B=$(realpath "${B:-.build}")
site=$(mktemp -d)
trap 'rm -rf "$site"' EXIT
mkdir "$site/inputs"
printf '[project]\nname = 试验小区\n' >"$site/inputs/settings.ini"
printf '区域,类型,权重,服务单位,月服务费\n东区,保洁,1,洁然,10000\n' >"$site/inputs/区域.csv"
printf '巡查编号,日期,类型,区域,巡查人\nX1,2023-02-10,保洁,东区,苏禾\nX2,2023-03-10,保洁,东区,苏禾\n' >"$site/inputs/巡查.csv"
printf '问题编号,巡查编号,项目编码,位置,扣分,需整改\nW1,X1,A02,南路,4,否\nW2,X1,A06,北门,3,否\n' >"$site/inputs/问题.csv"

is() { # words want got
	if [ "$2" = "$3" ]; then echo "ok assess issue: $1"; else echo "not ok assess issue: $1 - want [$2] got [$3]" | tr '\n' '~' && echo; fi
}
has() { # words text where
	case "$3" in *"$2"*) echo "ok assess issue: $1" ;; *) echo "not ok assess issue: $1 - no [$2] in [$3]" | tr '\n' '~' && echo ;; esac
}
assess() { # time in Shanghai, arguments...
	local now=$1
	shift
	KEFU_NOW=$(TZ=Asia/Shanghai date -d "$now" +%s) "$B/libexec/kefu/commands/assess" --site "$site" --no-progress "$@" >/dev/null 2>"$site/said"
	echo "$?"
}
said() { cat "$site/said"; }
issued() { (cd "$site/outputs/issued" 2>/dev/null && find . -type f -printf '%P\n' | sort | tr '\n' ' '); }
sums() { (cd "$site/outputs/issued" && find . -type f | sort | xargs sha256sum); }
ledger() { sqlite3 "$site/outputs/ledger.db" "$1"; }
check() { "$B/bin/kefu" show "assessment/checks" --site "$site" --as-of "$1" --format csv | grep "^$2"; }
sheet() { "$B/bin/kefu" show "assessment/$2" --site "$site" --as-of "$1" --format csv | sed 1d; }

is "a draft is computed" 0 "$(assess "2023-02-25 18:00" --draft)"
is "and not handed in" "" "$(issued)"
is "without a record PT-06 cannot be told" "PT-06,1,0,0,1," "$(check 2023-02-25 PT-06)"
is "a period that is not over is a draft" 0 "$(assess "2023-02-25 18:00" --month 2023-03)"
has "which it says" "not over" "$(said)"
is "so nothing is handed in" "" "$(issued)"

is "on the 25th, after desk close" 0 "$(assess "2023-02-25 18:00")"
is "the first edition, XLSX and PDF" "月度考核报告-2023-02-第1版/月度考核报告.pdf 月度考核报告-2023-02-第1版/月度考核报告.xlsx " "$(issued)"
is "in the ledger, with its day" "assessment|1|issued|2023-02-25" "$(ledger "SELECT report, edition, state, date(issued * 86400, 'unixepoch') FROM issued_report")"
is "digests of both files" 2 "$(ledger "SELECT count(*) FROM issued_report_file")"
is "PT-06 is kept" "PT-06,1,1,0,0,100.00" "$(check 2023-02-25 PT-06)"
is "the copy is the day's report" "" "$(cmp "$site/outputs/issued/月度考核报告-2023-02-第1版/月度考核报告.pdf" "$site/outputs/2023-02-25/letters/月度考核报告.pdf" 2>&1)"
has "it says which edition it is" "第 1 版，2023年2月25日发出" "$(pdftotext "$site/outputs/issued/月度考核报告-2023-02-第1版/月度考核报告.pdf" - | tr -d '\n')"
sums >"$site/sums"
is "again, a week later" 0 "$(assess "2023-03-04 10:00" --month 2023-02)"
has "nothing has changed" "nothing has changed since edition 1, handed in on 2023-02-25" "$(said)"
is "and no file" "$(cat "$site/sums")" "$(sums)"
"$B/bin/kefu" run --site "$site" --as-of 2023-02-25 --no-progress >/dev/null 2>&1
"$B/bin/kefu" run --site "$site" --as-of 2023-02-25 --no-progress >"$site/said" 2>&1
has "the night beside it finds nothing to do the second time" " 0 done" "$(said)"

state() { # day
	"$B/bin/kefu" run --site "$site" --as-of "$1" --no-progress >/dev/null 2>&1
	"$B/bin/kefu" show assessment/fee --site "$site" --as-of "$1" --format csv | tail -n 1 | cut -d, -f 9-
}
is "handed in on a Saturday: three working days to object" "待确认,2023-03-01,,,,," "$(state 2023-03-01)"
is "after them nothing was objected" "期满未提异议,2023-03-01,,,,," "$(state 2023-03-02)"
printf '考核月份,类型,服务单位,意见,日期,异议内容\n2023-02,保洁,洁然,异议,2023-03-01,W1 不在服务范围\n2023-02,保洁,洁净,确认,2023-03-01,\n' >"$site/inputs/考核确认登记表.csv"
"$B/bin/kefu" run --site "$site" --as-of 2023-03-02 --no-progress >/dev/null 2>&1
is "an objection in time: not final" "复核中（不是最终结果）,2023-03-01,,2023-03-01,W1 不在服务范围,," "$(state 2023-03-02)"
has "a company that nobody knows is told" "考核确认登记表.csv,3,洁净,责任区域中保洁没有服务单位" "$("$B/bin/kefu" show problems/exceptions --site "$site" --as-of 2023-03-02 --format csv)"
rm "$site/inputs/考核确认登记表.csv"

# what comes late: a finding and a patrol of February, one corrected, one withdrawn
printf '巡查编号,日期,类型,区域,巡查人\nX1,2023-02-10,保洁,东区,苏禾\nX2,2023-03-10,保洁,东区,苏禾\nX3,2023-02-11,保洁,东区,苏禾\n' >"$site/inputs/巡查.csv"
printf '问题编号,巡查编号,项目编码,位置,扣分,需整改\nW1,X1,A02,南路,2,否\nW3,X1,A10,1栋,1,否\n' >"$site/inputs/问题.csv"
is "the next report, on its day" 0 "$(assess "2023-03-25 18:00")"
is "its late records, corrections and withdrawals" "W1,2023-02,2023-02-10,保洁,东区,A02,2.00,1.00,1.00,未要求整改
W2,2023-02,2023-02-10,保洁,东区,A06,3.00,1.00,,记录中已没有
W3,2023-02,2023-02-10,保洁,东区,A10,1.00,,1.00,未要求整改" "$(sheet 2023-03-25 adjustments)"
is "what the score was said to be, and would be" "2023-02,保洁,93.00,98.50,5.50" "$(sheet 2023-03-25 adjusted)"
has "the first edition of February stands" "$(cat "$site/sums")" "$(sums)"
has "in the report to sign too" "补录调整" "$(pdftotext "$site/outputs/issued/月度考核报告-2023-03-第1版/月度考核报告.pdf" - | tr -d '\n')"
is "told once: not in the report after" 0 "$(assess "2023-04-25 18:00")"
is "no finding there" "" "$(sheet 2023-04-25 adjustments)"
is "no score there" "" "$(sheet 2023-04-25 adjusted)"

is "February again: it would say otherwise" 0 "$(assess "2023-04-26 10:00" --month 2023-02)"
has "it says so" "it differs from edition 1, handed in on 2023-02-25" "$(said)"
has "and what changed" "考核汇总 保洁 2023-01-26 2023-02-25：日常得分 93.00 → 98.50" "$(said)"
has "a finding that is new" "问题明细 W3 2023-02-10 保洁：新增" "$(said)"
is "a second edition beside the first" "月度考核报告-2023-02-第1版 月度考核报告-2023-02-第2版 月度考核报告-2023-03-第1版 月度考核报告-2023-04-第1版" "$(cd "$site/outputs/issued" && echo *)"
has "which is what it was" "$(cat "$site/sums")" "$(sums)"
has "the second says what it is" "第 2 版，2023年4月26日发出，代替第 1 版" "$(pdftotext "$site/outputs/issued/月度考核报告-2023-02-第2版/月度考核报告.pdf" - | tr -d '\n')"
is "PT-06 goes by the first" "PT-06,1,1,0,0,100.00" "$(check 2023-02-25 PT-06)"
is "March's report stays as it was handed in" 0 "$(assess "2023-04-27 10:00" --month 2023-03)"
has "nothing has changed there" "nothing has changed since edition 1, handed in on 2023-03-25" "$(said)"

is "handed in two days late" 0 "$(assess "2023-05-27 10:00")"
is "is a breach" "PT-06,1,0,1,0,0.00" "$(check 2023-05-25 PT-06)"
is "the day as people wrote it down" 0 "$(assess "2023-07-01 10:00" --month 2023-06 --handed-in 2023-06-25)"
is "is kept" "PT-06,1,1,0,0,100.00" "$(check 2023-06-25 PT-06)"
is "a day before the period's end is refused" 64 "$(assess "2023-09-01 10:00" --month 2023-07 --handed-in 2023-07-24)"
is "one to come too" 64 "$(assess "2023-09-01 10:00" --month 2023-07 --handed-in 2023-09-02)"

is "December: the month's and the year's" 0 "$(assess "2023-12-25 18:00")"
is "both are handed in" "年度保洁考核报告-2023-第1版 月度考核报告-2023-12-第1版" "$(cd "$site/outputs/issued" && echo *2023-第1版 *2023-12*)"
is "PT-07 is kept" "PT-07,1,1,0,0,100.00" "$(check 2023-12-25 PT-07)"

printf 'x' >>"$site/outputs/issued/月度考核报告-2023-02-第2版/月度考核报告.pdf"
is "an issued file that somebody changed is an error" 65 "$(assess "2023-12-26 10:00" --month 2023-02)"

printf '问题编号,巡查编号,项目编码,位置,扣分,需整改\nW1,X1,A02,南路,1,否\n' >"$site/inputs/问题.csv"
mkdir -p "$site/templates/reports/assessment"
echo 'SELECT broken' >"$site/templates/reports/assessment/zones.sql"
[ "$(assess "2023-12-26 10:00" --month 2023-08)" != 0 ] && echo "ok assess issue: a run that fails" || echo "not ok assess issue: a run that fails"
is "hands nothing in" "" "$(ledger "SELECT edition FROM issued_report WHERE month = 2023 * 12 + 7")"
