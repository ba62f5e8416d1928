#!/bin/bash
# kefu explain TICKET: the clock of one ticket, every deadline with when it was met and which line of which file says so.
set -u
B=$(realpath "${B:-.build}")
kefu=$B/bin/kefu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
S=$work/site
mkdir -p "$S/inputs"
printf '[project]\nname = 试验小区\n' >"$S/inputs/settings.ini"
cat >"$S/inputs/房屋.csv" <<'X'
房号,业主,建筑面积
1-1-101,甲一,100
X
cat >"$S/inputs/工单.csv" <<'X'
单号,受理时间,受理岗位,房号,报事人,大类,小类,内容,责任单位,紧急程度,分类时间,转派时间,预约时间,预约确认时间,派工时间,到场核实时间,完工时间,关闭时间,状态
BX1,2023-02-01 10:00,前台,1-1-101,甲一,报修,水管,漏水,维修,一般,2023-02-01 10:05,2023-02-01 10:10,,,2023-02-01 10:12,2023-02-01 10:30,,,处理中
BX2,2023-02-10 20:00,前台,1-1-101,甲一,报修,水管,漏水,维修,急,2023-02-10 20:05,2023-02-10 20:11,2023-02-11 09:00,2023-02-11 08:30,,,2023-02-11 16:30,,待回访
BX3,2023-02-10,,,乙二,投诉,,太吵,,,,,,,,,,2023-02-12 10:00,已取消
BX4,2023-03-01 10:00,前台,,丙三,报修,,灯坏,维修,一般,2023-03-01 10:01,2023-03-01 10:02,,,,,2023-03-08 09:00,,已完工
X
cat >"$S/inputs/回访.csv" <<'X'
单号,时间,类型,方式,结果,满意度,反馈部门时间
BX1,2023-02-07 09:00,进度通报,电话,接通,,
BX2,2023-02-12 16:30:01,完工回访,电话,接通,满意,2023-02-12 17:00
X
"$kefu" run --site "$S" --as-of 2023-03-05 --no-progress --only 1_ingest --only 2_service >"$work/said" 2>&1 || tail -n 2 "$work/said"

ask() { "$kefu" explain "$@" --site "$S" >"$work/out" 2>"$work/err"; code=$?; }
says() { if grep -qF -- "$2" "$work/out"; then echo "ok explain ticket: $1"; else echo "not ok explain ticket: $1 - $(head -n 20 "$work/out" "$work/err" | tr '\n' '|')"; fi; }
lacks() { if grep -qF -- "$2" "$work/out"; then echo "not ok explain ticket: $1 - it says $2"; else echo "ok explain ticket: $1"; fi; }
ends() { if [ "$code" = "$2" ]; then echo "ok explain ticket: $1"; else echo "not ok explain ticket: $1 - exit $code: $(head -n 1 "$work/err")"; fi; }
tells() { if grep -qF -- "$2" "$work/err"; then echo "ok explain ticket: $1"; else echo "not ok explain ticket: $1 - $(head -n 2 "$work/err")"; fi; }

ask BX1
ends "a ticket, on a day of which no arrears were computed" 0
says "whose row it is" "状态：处理中　（工单.csv:2）"
says "until when it should be classified, and when it was" "分类（RC-04）　最迟 2023-02-01 当日　实际 2023-02-01 10:05:00　及时：是"
says "five minutes to the second" "转派（RC-05）　最迟 2023-02-01 10:10:00　实际 2023-02-01 10:10:00　及时：是"
says "thirty minutes after the dispatch" "到场（RC-06）　最迟 2023-02-01 10:42:00 核实　到场 没有写，核实 2023-02-01 10:30:00　及时：是"
says "the standard time, three days, 29 days ago" "完工　最迟 2023-02-04 10:00:00（一般）　还没有完工　超期：是，29 天"
says "a due day that nobody kept" "2023-02-06（RC-11）　没有沟通"
says "one that was kept, by which row" "2023-02-08（RC-11）　2023-02-07 09:00:00 电话沟通　（回访.csv:2）"
says "how many" "进度沟通：应 8 次，已 1 次"
says "the next" "下次应沟通日 2023-03-11"
lacks "no call-back is asked of what is not finished" "RC-09"
ask BX2
says "received at night, by the wrong post" "（夜间受理）"
says "which is told and not judged" "受理岗位与受理时间不符（RC-01，只作提示）"
says "urgent: 24 hours" "完工　最迟 2023-02-11 20:00:00（急）　2023-02-11 16:30:00　超期：否"
says "six minutes are one too many" "转派（RC-05）　最迟 2023-02-10 20:10:00　实际 2023-02-10 20:11:00　及时：否"
says "an appointment, of which nobody reminded the unit" "预约确认（RC-07）　最迟 2023-02-11 08:45:00　报事人 2023-02-11 08:30:00，部门 没有写　及时：无法判定"
says "a second over 24 hours" "回访（RC-09）　最迟 2023-02-12 16:30:00　2023-02-12 16:30:01 接通　及时：否"
says "what the owner said" "满意度：满意　有评价并反馈部门：是"
says "a state that cannot be" "与时间不符，按时间是“已回访”"
says "and its line among the exceptions" "DQ-STATE"
ask BX3
lacks "a day only stays a day" "2023-02-10 00:00:00"
says "cancelled" "状态：已取消"
says "of which nothing but the desk is asked" "超期：不适用"
ask BX4
says "what is finished after the day is open on it" "还没有完工"
ask BX5
ends "a ticket that nobody knows" 66
tells "names the nearest" 'did you mean "BX'
ask 2-2-202
ends "neither a house nor a ticket" 66
