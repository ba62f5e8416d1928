#!/bin/bash
# kefu assess: which day it takes, and that it makes the assessment and nothing else.
set -u
export LC_ALL=C.UTF-8
B=$(realpath "${B:-.build}")
site=$(mktemp -d)
trap 'rm -rf "$site"' EXIT
mkdir "$site/inputs"
printf '[project]\nname = 试验小区\n' >"$site/inputs/settings.ini"
printf '区域,类型,权重\n东区,保洁,1\n' >"$site/inputs/区域.csv"
printf '巡查编号,日期,类型,区域,巡查人\nX1,2023-02-10,保洁,东区,苏禾\nX2,2023-03-10,保洁,东区,苏禾\n' >"$site/inputs/巡查.csv"

is() { # words want got
	if [ "$2" = "$3" ]; then echo "ok assess: $1"; else echo "not ok assess: $1 - want [$2] got [$3]"; fi
}
days() { (cd "$site/outputs" && echo [12]*-*); }
seconds() { TZ=Asia/Shanghai date -d "$1" +%s; }

# words, the time in Shanghai, the day that is computed; TZ of the caller
at() {
	rm -rf "$site/outputs"
	TZ=${4:-UTC} KEFU_NOW=$(seconds "$2") "$B/libexec/kefu/commands/assess" --site "$site" -q 2>"$site/said" || cat "$site/said"
	is "$1" "$3" "$(days)"
}
at "a minute before the desk closes on the 25th: the period before" "2023-03-25 17:29" 2023-02-25
at "when it closes: the period that ends today" "2023-03-25 17:30" 2023-03-25
at "the clock of the site counts, not the caller's" "2023-03-25 17:30" 2023-03-25 America/New_York
at "just after midnight" "2023-03-26 00:00" 2023-03-25
at "on the 24th in the evening" "2023-03-24 23:59" 2023-02-25

rm -rf "$site/outputs"
"$B/bin/kefu" assess --site "$site" --month 2023-03 -q
is "a month by its name" 2023-03-25 "$(days)"
is "the month's documents, and no others" "保洁楼层巡查记录.xlsx 月度考核报告.xlsx 绿化工作周检表.xlsx" "$(cd "$site/outputs/2023-03-25/reports" && echo *)"
is "its figures" "保洁,100.00,100.00" "$("$B/bin/kefu" show assessment/summary --site "$site" --as-of 2023-03-25 --format csv | sed 1d | cut -d, -f1,8,10)"
rm -rf "$site/outputs"
"$B/bin/kefu" assess --site "$site" --year 2023 -q
is "a year by its name" 2023-12-25 "$(days)"
is "the year's documents" "年度保洁考核报告.xlsx" "$(cd "$site/outputs/2023-12-25/reports" && echo *)"
rm -rf "$site/outputs"
"$B/bin/kefu" assess --site "$site" --month 2023-12 -q
is "December by its name: the year's too" "保洁楼层巡查记录.xlsx 年度保洁考核报告.xlsx 月度考核报告.xlsx 绿化工作周检表.xlsx" "$(cd "$site/outputs/2023-12-25/reports" && echo *)"

refuses() { # words, exit code, arguments...
	local words=$1 want=$2
	shift 2
	"$B/bin/kefu" assess "$@" >/dev/null 2>"$site/said" </dev/null
	is "$words" "$want" "$?"
}
refuses "a month and a year" 64 --site "$site" --month 2023-03 --year 2023
refuses "no month" 64 --site "$site" --month 2023-13
refuses "no year" 64 --site "$site" --year 23
refuses "a word too many" 64 --site "$site" 2023-03
refuses "no site" 66 --site "$site/none" --month 2023-03
printf '[project]\nname = 试验小区\n[assess]\nperiod = calendar\n' >"$site/inputs/settings.ini"
rm -rf "$site/outputs"
"$B/bin/kefu" assess --site "$site" --month 2023-02 -q
is "by the calendar, where the settings say so" 2023-02-28 "$(days)"
