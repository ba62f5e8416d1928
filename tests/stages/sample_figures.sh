#!/bin/bash
# The night on the sample community, its figures worked out twice: by the program from the exports, and by tests/tools/sample/expected*.py
# from what the generator meant. And what inputs/README.md says is rejected, is.
set -u
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
site=$folder/site
kefu=${B:-.build}/bin/kefu
day=2026-11-25
mkdir "$site" && cp -r inputs "$site/inputs"

verdict() { # name why
	if [ -z "$2" ]; then echo "ok sample_figures: $1"; else echo "not ok sample_figures: $1 - $2"; fi
}

# The columns named, of a report's rows.
columns() { # report/sheet heading...
	"$kefu" show "$1" --site "$site" --as-of $day --format tsv | awk -F'\t' -v OFS='\t' -v want="${*:2}" '
		BEGIN { n = split(want, w, " ") }
		NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
		{ for (i = 1; i <= n; i++) printf "%s%s", $(at[w[i]]), i < n ? OFS : ORS }'
}

same() { # name: compares $folder/want and $folder/got
	verdict "$1" "$(diff "$folder/want" "$folder/got" | grep '^[<>]' | head -n 4 | tr '\n\t' '; ')"
}

"$kefu" run --site "$site" --as-of $day --no-progress </dev/null >"$folder/run" 2>&1
verdict "the night runs" "$([ $? = 0 ] || tail -n 1 "$folder/run")"

/usr/bin/python3 tests/tools/sample_community.py --expected >"$folder/expected"
awk -F'\t' '$2 != "0.00" { print $1, $2 }' "$folder/expected" >"$folder/want"
columns arrears/rooms 房号 欠费合计 | tr '\t' ' ' >"$folder/got"
same "who owes what"

# 3-12 is what Excel made of a room: accepted, listed, and its money waits there
{ awk -F'\t' '$3 != "0.00" { print $1, $3 }' "$folder/expected"; echo 3-12 260.00; } | sort >"$folder/want"
columns arrears/prepaid 房号 预收余额 | tr '\t' ' ' | sort >"$folder/got"
same "who has paid ahead"

/usr/bin/python3 tests/tools/sample_community.py --scores | sort >"$folder/want"
columns assessment/summary 类型 日常得分 抽查得分 投诉扣分 初检得分 考核得分 覆盖率 | sort >"$folder/got"
same "what the month scores"

/usr/bin/python3 tests/tools/sample_community.py --survey >"$folder/want"
{ columns survey/overall 调查编号 总户数 发放 回收 有效 回收率 有效率 覆盖率 满意率 下限 上限 满意度 上次满意率 变化
  columns survey/dimensions 维度 有效答案 非常满意 满意 一般 不满意 非常不满意 满意率 满意度; } >"$folder/got"
same "what the survey says"

/usr/bin/python3 tests/tools/sample_community.py --draw >"$folder/want"
columns survey_plan/draw 问卷编号 房号 >"$folder/got"
same "whom the survey asks"

sort >"$folder/want" <<'REJECTED'
业主资料/房屋业主资料.xlsx 2
收费系统/应收明细/2025年.csv 3
收费系统/应收明细/2026年1-6月.xlsx 2
收费系统/应收明细/2026年7-11月.csv 2
收费系统/收款明细/2025年.csv 2
收费系统/收款明细/2026年上半年.xlsx 1
收费系统/收款明细/2026年7-11月.csv 1
收费系统/催缴例外.xlsx 1
停车/车位管理费收款.txt 1
停车/临停收费流水202610.csv 2
旧系统导出/缴费明细表.csv 1
品质部/巡查记录/2026年第4季度.txt 1
品质部/巡查问题/2026年7-11月.xlsx 1
品质部/复查记录.csv 1
客服中心/回访记录导出20261008.csv 1
客服中心/回访记录导出20261125.xlsx 1
客服中心/登记表导出20261008.csv 2
客服中心/登记表导出20261125.xlsx 2
客服中心/满意度调查/2025年问卷.csv 1
客服中心/满意度调查/2026年问卷录入.xlsx 1
客服中心/满意度调查/业户满意度调查跟踪记录.xlsx 1
客服中心/满意度调查/问卷明细表20261110.csv 1
REJECTED
columns problems/files 文件 拒收 | tr '\t' ' ' | grep -v ' 0$' | grep -v ' $' | sort >"$folder/got"
same "what is rejected"
