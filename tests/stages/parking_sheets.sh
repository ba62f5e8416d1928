#!/bin/bash
# The parking day's workbook: one long sheet, or with parking.day_sheets a tab a day, each with its own total.
set -u
kefu=$(realpath "${B:-.build}/bin/kefu")
site=$(mktemp -d)
trap 'rm -rf "$site"' EXIT
cp -r tests/nights/the_parking_sheets_to_sign/inputs "$site/inputs"
day=$(cat tests/nights/the_parking_sheets_to_sign/as_of)

tabs() { # the tabs, and the total of 系统实收 on each that has one
	"$kefu" run --site "$site" --as-of "$day" --no-progress >/dev/null 2>&1
	/usr/bin/python3 - "$site/outputs/$day/reports/临时停车收费日对账表.xlsx" <<'PY'
import sys, openpyxl
for ws in openpyxl.load_workbook(sys.argv[1]):
    heads = [c.value for c in ws[1]]
    total = ws.cell(ws.max_row, heads.index("系统实收") + 1).value if "系统实收" in heads else ""
    print(ws.title, total, sep=":", end=" ")
PY
}
is() { # words want got
	if [ "$2" = "$3" ]; then echo "ok parking sheets: $1"; else echo "not ok parking sheets: $1 - want [$2] got [$3]"; fi
}

is "one sheet for the month" "日对账:=SUM(K2:K4) 电子渠道: 对账异常: 数据来源: " "$(tabs)"
printf '[parking]\nday_sheets = true\n' >>"$site/inputs/settings.ini"
is "a tab a day" "2023-02-10:=SUM(K2:K3) 2023-02-11:=SUM(K2:K2) 电子渠道: 对账异常: 数据来源: " "$(tabs)"
is "kefu show prints the same rows" 4 "$("$kefu" show parking_day/days --site "$site" --as-of "$day" --format csv | wc -l)"
