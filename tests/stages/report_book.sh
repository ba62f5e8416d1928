#!/bin/sh
# What stands in a report's workbook, as openpyxl sees it. INTERFACE "Documents".
set -u
t=$(mktemp -d)
trap 'rm -rf "$t"' EXIT
mkdir "$t/r"
cat >"$t/r/report.ini" <<INI
[report]
title = 欠费分析
sheets = detail, wide, empty
sign = 制表, 审核
origin = origin.sql

[sheet detail]
title = 欠费明细
note = 只列已逾期的账单。
columns =
	房号: room, freeze
	业主: text
	欠费: money, sum, bar
	月数: int, sum, star part
	收缴率: percent, alert < 85.00
	得分: score
	应缴日期: date
	时间: datetime
	账期: month
	已办: flag
	备注: text, book, choices 批准 | 不批准 | 待审批

[sheet wide]
title = 宽
columns =
	房号: room, freeze
$(for i in 1 2 3 4 5 6 7 8; do echo "	栏$i: text, width 40"; done)

[sheet empty]
title = 空
empty = 没有
columns =
	房号: room
	欠费: money, sum

[chart a]
sheet = detail
title = 欠费
categories = 房号
values = 欠费
INI
cat >"$t/r/detail.sql" <<'SQL'
SELECT room AS 房号, owner AS 业主, owed AS 欠费, months AS 月数, part, rate AS 收缴率, score AS 得分, due AS 应缴日期, seen AS 时间,
	period AS 账期, done AS 已办, note AS 备注 FROM t ORDER BY room COLLATE "natural"
SQL
echo "SELECT room AS 房号$(for i in 1 2 3 4 5 6 7 8; do printf ", owner AS 栏%s" $i; done) FROM t ORDER BY 1" >"$t/r/wide.sql"
echo "SELECT room AS 房号, owed AS 欠费 FROM t WHERE 0 ORDER BY 1" >"$t/r/empty.sql"
echo "SELECT '数据截止日' AS 项目, iso_date(20781) AS 内容 ORDER BY 1" >"$t/r/origin.sql"
sqlite3 "$t/t.db" "CREATE TABLE t(room TEXT, owner TEXT, owed INT, months INT, part INT, rate INT, score INT, due INT, seen INT, period INT, done INT, note TEXT);
INSERT INTO t VALUES('1-10-101', '=1+1', 120450, 3, 1, 8000, 9167, 20000, 1727999999, 24286, 1, 'javascript:alert(1)'),
('1-2-101', 'http://a.b/c', 10, 2, 0, NULL, NULL, NULL, NULL, NULL, 0, NULL), ('1-2-102', '', -60, 0, 0, 9000, -50, -99999, 0, 24276, NULL, '长' || hex(zeroblob(20000)));"

"$B/tests/tools/report_book" "$t/r" "$t/t.db" 2026-11-25 "$t/a.xlsx" || echo "not ok report_book writes - it failed"
/usr/bin/python3 -W ignore - "$t/a.xlsx" <<'PY'
import sys, datetime, openpyxl, zipfile
path = sys.argv[1]
def check(name, got, want):
    print(f"ok report_book {name}" if got == want else f"not ok report_book {name} - {got!r}, not {want!r}")
f, v = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
w, d = f["欠费明细"], v["欠费明细"]
def row(s, n): return [c.value for c in s[n]]
check("sheets", f.sheetnames, ["欠费明细", "宽", "空", "数据来源"])
check("headings in row 1", row(w, 1), "房号 业主 欠费 月数 收缴率 得分 应缴日期 时间 账期 已办 备注".split())
check("numbers, dates and text", row(w, 4)[:10], ["1-10-101", "=1+1", 1204.5, 3, 80, 91.67, datetime.datetime(2024, 10, 4),
    datetime.datetime(2024, 10, 3, 23, 59, 59), datetime.datetime(2023, 11, 1), "是"])
check("nothing for NULL", row(w, 2)[4:9] + [row(w, 2)[10]], [None] * 6)
check("text that looks like a formula is text", [w["B4"].data_type, w["K4"].data_type], ["s", "s"])
check("a day before Excel's calendar is text", row(w, 3)[6], "1696-03-18")
check("text beyond Excel's limit is cut", len(w["K3"].value), 32767)
check("formats", [w["C4"].number_format, w["D4"].number_format, w["D2"].number_format, w["E4"].number_format, w["G4"].number_format],
    ["#,##0.00", '0"*"', "0", '0.00"%"', "yyyy-mm-dd"])
check("totals are formulas", row(w, 5)[:5], ["合计", None, "=SUM(C2:C4)", "=SUM(D2:D4)", None])
check("with their values stored", row(d, 5)[2:4], [1204.0, 5])
check("no other formulas or links", [c.coordinate for s in f for r in s.iter_rows() for c in r if c.hyperlink or c.data_type == "f"], ["C5", "D5"])
check("an empty sheet has its headings only", [row(f["空"], 1), f["空"].max_row], [["房号", "欠费"], 1])
check("a drop-down over the rows", [(str(v.sqref), v.formula1) for v in w.data_validations.dataValidation], [("K2:K4", '"批准,不批准,待审批"')])
check("frozen", [w.freeze_panes, f["空"].freeze_panes], ["B2", "A2"])
check("filter without the totals", w.auto_filter.ref, "A1:K4")
check("A4, heading row on every page", [w.page_setup.paperSize, w.print_title_rows, w.page_setup.fitToHeight, w.sheet_properties.pageSetUpPr.fitToPage],
    [9, "$1:$1", 0, True])
wide = f["宽"]
check("a sheet wider than a page that can be read goes on to the right, with the columns that stay", [wide.page_setup.fitToWidth,
    wide.page_setup.fitToHeight, wide.page_setup.orientation, wide.print_title_cols, wide.page_setup.pageOrder], [2, 0, "landscape", "$A:$A", "overThenDown"])
check("any other is one page wide", [w.page_setup.fitToWidth or 1, w.print_title_cols], [1, None])
check("page numbers and signatures", ["&P" in w.oddFooter.right.text, w.oddFooter.left.text.count("＿＿") > 1, "2026-11-25" in w.oddHeader.right.text], [True] * 3)
check("a chart", len(w._charts) if w._charts else sum(n.startswith("xl/charts/chart") for n in zipfile.ZipFile(path).namelist()), 1)
check("created on the day itself", f.properties.created, datetime.datetime(2026, 11, 25))
origin = [[c for c in r if c is not None] for r in f["数据来源"].iter_rows(values_only=True)]
check("origin says the day and the data's", [["统计截止日", "2026-11-25"] in origin, ["数据截止日", "2026-11-24"] in origin], [True, True])
check("origin counts the sheets", [["欠费明细", 3, "只列已逾期的账单。"] in origin, ["空", 0, "没有"] in origin], [True, True])
check("origin says what was cut", any("截断" in str(r) for r in origin), True)
PY
