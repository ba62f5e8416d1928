#!/bin/bash
# kefu explain, trace and diff on a site of four houses and two days: why, which rows of which files, what changed; sums that add up.
set -u
B=$(realpath "${B:-.build}")
kefu=$B/bin/kefu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
S=$work/site
mkdir -p "$S/inputs"
printf '[project]\nname = 试验小区\n' >"$S/inputs/settings.ini"
cat >"$S/inputs/房屋.csv" <<'X'
房号,业主,建筑面积,付费主体
1-1-101,甲一,100,业主
1-1-102,乙二,100,业主
1-1-103,丙三,100,建设单位
1-1-104,丁四,100,业主
X
cat >"$S/inputs/应收.csv" <<'X'
账单号,房号,费用项目,账期,应收金额,减免金额,减免审批号,减免审批人,减免审批日期
B1,1-1-101,物业费,2023-01,100.00,10.00,JM1,何经理,2023-01-05
B2,1-1-101,物业费,2023-02,100.00,,,,
B3,1-1-102,物业费,2023-01,80.00,,,,
B4,1-1-103,物业费,2023-01,70.00,,,,
B5,1-1-104,物业费,2023-03,60.00,,,,
X
cat >"$S/inputs/收款.csv" <<'X'
收据号,房号,收款日期,收款金额,费用项目,账期,账单号,原收据号,状态
R1,1-1-101,2023-02-05,50.00,,,B1,,
R2,1-1-102,2023-03-20,80.00,,,B3,,
R3,1-1-101,2023-03-25,20.00,,,B1,,
R4,1-1-101,2023-03-26,-5.00,,,,R3,
X
only=()
for program in "$B"/libexec/kefu/stages/[12]_*; do only+=(--only "$(basename "$program")"); done
night() { "$kefu" run --site "$S" --as-of "$1" --no-progress "${only[@]}" >"$work/said" 2>&1 || tail -n 2 "$work/said"; }
night 2023-03-15
night 2023-04-05

# says "words" TEXT: the last answer holds the line; lacks: it does not; ends WORDS CODE
ask() { "$kefu" "$@" --site "$S" >"$work/out" 2>"$work/err"; code=$?; }
says() { if grep -qF -- "$2" "$work/out"; then echo "ok explain: $1"; else echo "not ok explain: $1 - $(head -n 8 "$work/out" "$work/err" | tr '\n' '|')"; fi; }
lacks() { if grep -qF -- "$2" "$work/out"; then echo "not ok explain: $1 - it says $2"; else echo "ok explain: $1"; fi; }
ends() { if [ "$code" = "$2" ]; then echo "ok explain: $1"; else echo "not ok explain: $1 - exit $code: $(head -n 1 "$work/err")"; fi; }
tells() { if grep -qF -- "$2" "$work/err"; then echo "ok explain: $1"; else echo "not ok explain: $1 - $(head -n 2 "$work/err")"; fi; }

# ---- explain: 04-05, B1 64 days over, B2 36; 100 - 10 - (50 + 20 - 5) = 25 ----
ask explain 1栋1单元101
ends "a house in another writing" 0
says "the step and why" "催缴阶段：S2 催款通知单"
says "since when" "逾期 64 天（最早应缴日 2023-01-31），满 30 天"
says "the sum of the bill" "应收 100.00 − 减免 10.00 − 实收 65.00 = 欠费 25.00 元"
says "the file and line of the bill" "B1　物业费　2023-01　（应收.csv:2）"
says "the waiver and who gave it" "减免 10.00 元，审批号 JM1，审批人 何经理，日期 2023-01-05"
says "the receipts, with file and line" "收据 R1　2023-02-05　50.00 元　（收款.csv:2）"
says "the refund and its receipt" "退款 R4（原收据 R3）　2023-03-26　-5.00 元　（收款.csv:5）"
says "what began the time anew" "诉讼时效至 2026-03-25：2023-03-25 收据 R3 起重新计算"
says "the time of a bill that nobody paid" "诉讼时效至 2026-02-28：应缴日期起 3 年"
says "when a letter would be due" "列入计划，要求 2023-04-12 前"
ask explain 1-1-103
says "a gate that holds" "不发函：建设单位"
ask explain 1-1-102
says "nothing overdue" "没有逾期欠费，不催缴"
ask explain 1-1-102 --as-of 2023-03-15
says "another day" "欠费 80.00 元"
ask explain 1-1-1011
ends "an unknown house" 66
tells "the nearest is named" "1-1-10"
ask explain 1-1-101 --as-of 2023-04-01
ends "a day that was never run" 66
tells "the nearest day is named" "2023-04-05"
ask explain '催字[2023]第0009号'
ends "an unknown letter" 66

# ---- trace ----
ask trace arrears 1-1-101
says "a house's bill" "应收.csv:2: 账单 B1"
says "a house's receipt" "收款.csv:2: 收据 R1"
lacks "nobody else's" "B3"
ask trace arrears/detail B2
if [ "$(cat "$work/out")" = "应收.csv:3: 账单 B2 物业费 应收 100.00 减免 0.00 实收 0.00 欠费 100.00" ]; then echo "ok explain: a bill alone"; else echo "not ok explain: a bill alone - $(cat "$work/out")"; fi
ask trace arrears/detail B3
ends "a bill that is paid is not in arrears" 66
ask trace statement B3
says "but in the statement" "收款.csv:3: 收据 R2"
ask trace dunning_plan 1-1-103
says "why no letter goes out" "房屋.csv:4: 房屋 1-1-103 付费主体 建设单位"
ask trace arrears 1-1-1011
tells "the nearest key" "1-1-101"
ask trace arrers 1-1-101
ends "an unknown report" 64
ask trace arrears/detial B2
tells "the nearest sheet" '"detail"'
mkdir -p "$S/templates/reports/mine"
printf '[report]\ntitle = 我的\nsheets = a\n\n[sheet a]\ntitle = 我的\ncolumns =\n\t房号: room\n' >"$S/templates/reports/mine/report.ini"
printf 'SELECT room AS 房号 FROM house ORDER BY 1\n' >"$S/templates/reports/mine/a.sql"
ask trace mine 1-1-101
ends "a report without trace.sql" 64
printf -- "-- name: a\nSELECT owner AS 内容, part, line FROM house WHERE room = :key ORDER BY line\n" >"$S/templates/reports/mine/trace.sql"
ask trace mine 1-1-101
says "a report becomes traceable by a text file" "房屋.csv:2: 甲一"
printf -- "-- name: a\nDELETE FROM house\n" >"$S/templates/reports/mine/trace.sql"
ask trace mine 1-1-101
ends "a trace only reads" 78

# ---- diff: 03-15: B1 100-10-50 = 40, B2 100, B3 80, B4 70 = 290. 04-05: B1 25, B2 100, B4 70, B5 60 = 255 ----
ask diff 2023-03-15 2023-04-05
ends "two days" 0
says "opening" "期初　3 户　290.00"
says "new" "新逾期　60.00"
says "paid" "缴费　-100.00"
says "given back" "退款　5.00"
says "nothing else" "补录或重新冲抵　0.00"
says "closing" "期末　3 户　255.00"
says "who entered" "1-1-104　丁四　0.00 → 60.00　阶段 — → S1"
says "who left" "1-1-102　乙二　80.00 → 0.00　阶段 S2 → —"
says "by which receipt" "缴费　收据 R2　2023-03-20　80.00"
says "whose sum changed" "1-1-101　甲一　140.00 → 125.00"
lacks "who did not change" "1-1-103"
ask diff 2023-04-05 2023-03-15
ends "the later day first" 64
ask diff 2023-03-15 2023-04-06
ends "a day never run" 66

# A receipt is void, a bill corrected, one withdrawn, one entered late.
sed 's/^R1,.*/&作废/; $a R9,1-1-103,2023-03-01,30.00,,,B4,,' -i "$S/inputs/收款.csv"
sed 's/^B5,.*/B5,1-1-104,物业费,2023-03,66.00,,,,/' -i "$S/inputs/应收.csv"
night 2023-04-06
ask diff 2023-04-05 2023-04-06
says "a void receipt" "收据作废　50.00"
says "a corrected charge" "应收更正　6.00"
says "a receipt entered late" "补录或重新冲抵　-30.00"
says "they add up" "期末　3 户　281.00"
