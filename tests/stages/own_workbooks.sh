#!/bin/bash
# Workbooks that kefu made, dropped back into inputs/: rejected rows are read as they were, nothing that was computed is.
set -u
kefu=$(realpath "${B:-.build}")/bin/kefu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
site=$folder/site
export LC_ALL=C.UTF-8

is() { # name, wanted, got
	if [ "$2" = "$3" ]; then echo "ok own $1"; else echo "not ok own $1 - wanted $(echo "$2" | tr '\n' ' '), got $(echo "$3" | tr '\n' ' ')"; fi
}
night() { "$kefu" run --site "$site" --as-of 2026-03-31 -q || echo "not ok own night - exit code $?"; }
show() { "$kefu" show "$1" --site "$site" --format csv; }

mkdir -p "$site/inputs"
printf '[project]\nname = 测试小区\n' >"$site/inputs/settings.ini"
printf '房号,业主,建筑面积\n1-1-101,_x0041_甲_x005F_,80\n1-1-102,乙,八十_x4E2D_\n' >"$site/inputs/房屋.csv"
printf '账单号,房号,费用项目,账期,应收金额\nB1,1-1-101,物业费,2026-01,100.00\nB2,1-1-101,_x000D_,2026-02,_x0031_\n' >"$site/inputs/应收.csv"
night
rejected=$(show problems/houses | cut -d, -f1-5)$(show problems/bills | cut -d, -f1-7)
cp "$site"/outputs/2026-03-31/reports/*.xlsx "$site/inputs/"
night
is 'only rejected rows are read' '问题数据.xlsx,bills,2,0,0,0,1,1
问题数据.xlsx,houses,2,0,0,0,1,1' "$(show problems/files | grep '^问题数据' | cut -d, -f1-8)"
is 'and say what they said in the CSV, whatever looks escaped' "$(show problems/houses | cut -d, -f1-5 | uniq)$(show problems/bills | cut -d, -f1-7 | uniq)" "$rejected"
is 'they look so indeed' 3 "$(grep -oE '_x[0-9A-F]{4}_' <<<"$rejected" | wc -l)"
is 'each report is one line that says why' "$(ls "$site/inputs" | grep -c 'xlsx$')" \
	"$(show problems/files | grep -c -e '^问题数据.xlsx,bills' -e ',deliveries,' -e ',contacts,' -e ',survey_followups,' -e '这是本系统生成的报表')"
is 'no figure changed' 'B1,100.00' "$(show arrears/detail | tail -n +2 | cut -d, -f3,6)"
/usr/bin/python3 - "$site/inputs/问题数据.xlsx" <<'P'
import sys, openpyxl
w = openpyxl.load_workbook(sys.argv[1])
s = w["应收明细"]
head = [c.value for c in s[1]]
s.delete_cols(head.index("文件") + 1, 3)
s.cell(2, head.index("应收金额") + 1).value = 7
w.save(sys.argv[1])
P
night
is 'a corrected row is read, also without the columns 文件, 行号, 原因' 'B1,100.00
B2,7.00' "$(show arrears/detail | tail -n +2 | cut -d, -f3,6 | sort)"
is 'check says the same' 1 "$("$kefu" check --site "$site" "$site/inputs/欠费分析.xlsx" | grep -c '本系统生成的报表')"

/usr/bin/python3 - "$folder" <<'P'
import sys, openpyxl
w = openpyxl.Workbook()
for title, rows in (("应收", [["账单号", "房号", "费用项目", "账期", "应收金额"], ["B3", "1-1-101", "物业费", "2026-02", 5]]), ("数据来源", [["收费系统"], ["名称"]])):
    s = w.create_sheet(title)
    for r in rows:
        s.append(r)
w.save(sys.argv[1] + "/应收2.xlsx")
P
mv "$folder/应收2.xlsx" "$site/inputs/"
night
is 'a sheet of that name in a foreign workbook hides nothing' 'B1
B2
B3' "$(show arrears/detail | tail -n +2 | cut -d, -f3 | sort)"
