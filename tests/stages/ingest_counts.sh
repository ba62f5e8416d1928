#!/bin/bash
# 1_ingest by hand: what each arrival does to the tables and to the counts of problems/files (RULINGS 5-8, 38, 42).
set -u
stage=$(realpath "${B:-.build}")/libexec/kefu/stages/1_ingest
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
bills='账单号,房号,费用项目,账期,应收金额'
receipts='收据号,房号,收款日期,收款金额,账单号,状态'

site() { rm -rf "$folder/site"; mkdir -p "$folder/site/inputs"; }
put() { # file, line...
	local file="$folder/site/inputs/$1"
	shift
	mkdir -p "$(dirname "$file")"
	printf '%s\n' "$@" >"$file"
}
read_in() { "$stage" --site "$folder/site" --as-of 2026-11-25 >"$folder/said" 2>&1 || echo "exit $?: $(cat "$folder/said")"; }
ask() { sqlite3 "$folder/site/outputs/data.db" "$1"; }
files() { ask "SELECT path, coalesce(source, ''), read, accepted, unchanged, superseded, rejected, skipped FROM file_report ORDER BY path, source"; }
now_bills() { ask 'SELECT bill_no, charged FROM bills ORDER BY bill_no'; }
is() { # name, wanted, got
	if [ "$2" = "$3" ]; then echo "ok ingest $1"; else echo "not ok ingest $1 - wanted $(echo "$2" | tr '\n' ' '), got $(echo "$3" | tr '\n' ' ')"; fi
}

site
put a.csv "$bills" B1,1-1-101,物业费,2026-01,100.00 B2,1-1-101,公摊,2026-01,20.00
put b.csv "$bills" B1,1-1-101,物业费,2026-01,120.00 B2,1-1-101,公摊,2026-01,20.00
read_in
is 'of two files the later one wins' 'a.csv|bills|3|2|0|0|0|1
b.csv|bills|3|0|1|1|0|1' "$(files)"
is 'its value is current' 'B1|12000
B2|2000' "$(now_bills)"
put b.csv "$bills" B2,1-1-101,公摊,2026-01,20.00
read_in
is 'a withdrawn winner brings the other back' 'B1|10000
B2|2000' "$(now_bills)"
put a.csv "$bills" B3,1-1-101,公摊,2026-02,20.00
read_in
is 'a row that both said stays with the one' 'B2|2000
B3|2000' "$(now_bills)"
rm "$folder/site/inputs/b.csv"
read_in
is 'a path that vanished keeps its rows' 'B2|2000
B3|2000' "$(now_bills)"

site
put a.csv "$bills" B1,1-1-101,物业费,2026-01,100.00
read_in
put b.csv "$bills" B1,1-1-101,物业费,2026-01,120.00
read_in
put a.csv "$bills" B1,1-1-101,物业费,2026-01,100.00 B2,1-1-101,公摊,2026-01,20.00
read_in
is 'new bytes at the older path make it the latest' 'B1|10000
B2|2000' "$(now_bills)"
is 'and their counts say so' 'a.csv|bills|3|1|0|1|0|1
b.csv|bills|2|0|0|1|0|1' "$(files)"

site
put a.csv "$bills" B1,1-1-101,物业费,2026-01,100.00 B1,1-1-101,物业费,2026-01,130.00 B1,1-1-101,物业费,2026-01,130.00
read_in
is 'within a file the later line wins' 'a.csv|bills|4|1|1|1|0|1' "$(files)"
is 'as its value shows' 'B1|13000' "$(now_bills)"
put a.csv "$bills" B0,1-1-102,物业费,2026-01,1.00 B1,1-1-101,物业费,2026-01,130.00
read_in
is 'a row that moved keeps its number and changes its line' 'B1|3|1' "$(ask "SELECT bill_no, line, row_id FROM bills WHERE bill_no = 'B1'")"

site
put 应收.csv "$bills" B1,1-1-101,物业费,2026-01,100.00 B2,1-1-101,物业费,2026-02,一百
put 副本.csv "$bills" B1,1-1-101,物业费,2026-01,100.00 B2,1-1-101,物业费,2026-02,一百
read_in
is 'the same bytes under another name change nothing' '副本.csv|bills|3|1|0|0|1|1
应收.csv|bills|3|0|1|0|1|1' "$(files)"
is 'and rejected rows are listed once' '副本.csv|3' "$(ask 'SELECT p.path, r.line FROM reject AS r JOIN part AS p ON p.part_id = r.part')"
put 副本.csv "$bills" B3,1-1-101,物业费,2026-03,1.00
read_in
is 'when the first of them changes the rows pass to the second' 'B1|应收.csv
B3|副本.csv' "$(ask 'SELECT b.bill_no, p.path FROM bills AS b JOIN part AS p ON p.part_id = b.part ORDER BY 1')"
is 'its rejected rows too' '应收.csv|3' "$(ask 'SELECT p.path, r.line FROM reject AS r JOIN part AS p ON p.part_id = r.part')"
put 应收.csv "$bills" B4,1-1-101,物业费,2026-04,1.00
read_in
is 'and go with the last' 'B3|100
B4|100' "$(now_bills)"
is 'with their rejects' '' "$(ask 'SELECT line FROM reject')"

site
put 收款a.csv "$receipts" R1,1-1-101,2026-02-10,60.00,B1,正常 R2,1-1-101,2026-02-11,5.00,B1,正常
put 收款b.csv "$receipts" R1,1-1-101,2026-02-10,70.00,B1,正常 R1,1-1-101,2026-02-10,60.00,B1,正常
read_in
is 'a receipt is not rewritten' '收款a.csv|receipts|3|2|0|0|0|1
收款b.csv|receipts|3|0|1|0|1|1' "$(files)"
is 'the reason names file and line of the first' 1 "$(ask "SELECT count(*) FROM reject WHERE reason LIKE '%收款a.csv%2%'")"
put 收款c.csv "$receipts" R1,1-1-101,2026-02-10,60.00,B1,作废
read_in
is 'a void receipt supersedes' '收款c.csv|receipts|2|0|0|1|0|1' "$(files | grep 收款c)"
is 'and is the current one' 'R1|作废
R2|正常' "$(ask 'SELECT receipt_no, state FROM receipts ORDER BY 1')"
put 收款a.csv "$receipts" R1,1-1-101,2026-02-10,60.00,B1,正常 R2,1-1-101,2026-02-11,5.00,B1,正常 R3,1-1-101,2026-02-12,6.00,B1,正常
read_in
is 'an older export does not make it good again' 'R1|作废
R2|正常
R3|正常' "$(ask 'SELECT receipt_no, state FROM receipts ORDER BY 1')"
is 'nor is that an error' '收款a.csv|receipts|4|1|2|0|0|1' "$(files | grep 收款a)"
put 收款a.csv "$receipts" R1,1-1-101,2026-02-10,60.00,B1,正常 R2,1-1-101,2026-02-11,5.50,B1,正常
read_in
is 'the path that said it may correct it' 550 "$(ask "SELECT amount FROM receipts WHERE receipt_no = 'R2'")"

site
put 历史.csv '房屋,收费项目,缴费周期,开始时间,结束时间,缴费时间,应缴金额,实缴金额' \
	'1-1-101,物业费,1,2023-01-01,2023-02-01,2023-01-05 10:00:00,100.00,60.00' \
	'1-1-101,物业费,1,2023-01-01,2023-02-01,2023-01-09 10:00:00,100.00,40.00' \
	'1-1-101,物业费,1,2023-01-01,2023-02-01,2023-01-05 10:00:00,100.00,60.00'
read_in
is 'payments of one month are told apart by their time' '历史.csv|fee_history|4|2|1|0|0|1' "$(files)"

site
put 应收.csv "$bills" B1,1-1-101,物业费,2026-01,100.00 B2,1-1-101,公摊,2026-01,二十 B3,1-1-101,公摊,2026-02,x
read_in
is 'a bad row waits' '3
4' "$(ask 'SELECT line FROM reject ORDER BY line')"
is 'as it was written' '["B2","1-1-101","公摊",null,null,"2026-01","二十"]' \
	"$(ask "SELECT replace(json_array(json_extract(cells, '\$[0]'), json_extract(cells, '\$[1]'), json_extract(cells, '\$[2]'),
		json_extract(cells, '\$[3]'), json_extract(cells, '\$[4]'), json_extract(cells, '\$[5]'), json_extract(cells, '\$[6]')), ' ', '') FROM reject WHERE line = 3")"
put 更正.csv "$bills" B2,1-1-101,公摊,2026-01,20.00
read_in
is 'until its key is accepted' 4 "$(ask 'SELECT line FROM reject')"
put 应收.csv "$bills" B1,1-1-101,物业费,2026-01,100.00
read_in
is 'or its file no longer says it' '' "$(ask 'SELECT line FROM reject')"

days() { ask "SELECT path, date(first_day * 86400, 'unixepoch'), date(last_day * 86400, 'unixepoch') FROM part ORDER BY path"; }
site
put 应收.csv '账单号,房号,费用项目,账期,应收金额,计费开始' B1,1-1-101,物业费,2026-03,1.00,2026-03-02 B2,1-1-101,物业费,2026-01~2026-02,1.00, \
	B3,1-1-101,物业费,2027-01,x,2027-01-01
put 时间.csv '房屋,收费项目,缴费周期,开始时间,结束时间,缴费时间,应缴金额,实缴金额' '1-1-101,物业费,1,2023-01-01,2023-02-01,2023-01-05 23:59:59,1.00,1.00'
put 区域.csv 区域,类型 东区,保洁
read_in
is 'a file is of when its accepted rows are' '区域.csv||
应收.csv|2026-01-01|2026-03-02
时间.csv|2023-01-05|2023-01-05' "$(days)"
cp "$folder/site/inputs/应收.csv" "$folder/site/inputs/副本.csv"
read_in
is 'a copy too' '副本.csv|2026-01-01|2026-03-02' "$(days | grep 副本)"

site
put 应收.csv "$bills" B1,1-1-101,物业费,2026-01,100.00
put README.txt nothing
put .hidden.csv "$bills" B7,1-1-101,物业费,2026-01,1.00
put '~$应收.csv' "$bills" B7,1-1-101,物业费,2026-01,1.00
put 空.csv
: >"$folder/site/inputs/空.csv"
put 其他.csv 甲,乙 1,2
mkfifo "$folder/site/inputs/管道.csv"
ln -s /etc/passwd "$folder/site/inputs/链接.csv"
mkdir "$folder/site/inputs/文件夹.csv"
truncate -s 1T "$folder/site/inputs/巨大.csv"
truncate -s 1G "$folder/site/inputs/空洞.csv"
start=$SECONDS
read_in
is 'what is no file of data is listed and not followed' '其他.csv||2|0|0|0|0|2
巨大.csv||0|0|0|0|0|0
应收.csv|bills|2|1|0|0|0|1
空.csv||0|0|0|0|0|0
空洞.csv||0|0|0|0|0|0
管道.csv||0|0|0|0|0|0
链接.csv||0|0|0|0|0|0' "$(files)"
is 'each with a reason' 6 "$(ask "SELECT count(*) FROM file_report WHERE note <> '' AND coalesce(source, '') = ''")"
[ $((SECONDS - start)) -lt 20 ] && echo 'ok ingest takes no time for them' || echo "not ok ingest takes no time for them - $((SECONDS - start)) s"
is 'nothing of them is archived but the files' 3 "$(find "$folder/site/outputs/archive" -type f | wc -l)"
rm -f "$folder"/site/inputs/{管道,链接,巨大,空洞}.csv
read_in
is 'and is forgotten when it is gone' 3 "$(files | wc -l)"

site
put 应收.csv "$bills" B1,1-1-101,物业费,2026-01,100.00
read_in
head -c 3000 /dev/zero | tr '\0' '\377' >"$folder/site/inputs/应收.csv"
read_in
is 'a damaged export does not empty the books' 'B1|10000' "$(now_bills)"
put 应收.csv "$bills" B1,1-1-101,物业费,2026-01,100.00
read_in
is 'and is forgotten when the good one is back' 1 "$(files | wc -l)"

site
/usr/bin/python3 - "$folder/site/inputs/月报.xlsx" <<'P'
import sys, openpyxl
w = openpyxl.Workbook()
w.remove(w.active)
for title, rows in (
    ("一月", [["账单号", "房号", "费用项目", "账期", "应收金额"], ["B1", "1-1-101", "物业费", "2026-01", 5], ["B2", "1-1-101", "公摊", "2026-01", "五"]]),
    ("二月", [["账单号", "房号", "费用项目", "账期", "应收金额"], ["B3", "1-1-101", "物业费", "2026-02", 5]]),
    ("区域", [["区域", "类型"], ["东区", "保洁"]]), ("封面", [["月报"], ["制表人：甲"]])):
    s = w.create_sheet(title)
    for r in rows:
        s.append(r)
w.save(sys.argv[1])
P
cp "$folder/site/inputs/月报.xlsx" "$folder/site/inputs/月报副本.xlsx"
read_in
is 'of a workbook each sheet is a line that names it; a copy is one line' '月报.xlsx||2|0|0|0|0|2
月报.xlsx|bills|3|1|0|0|1|1
月报.xlsx|bills|2|1|0|0|0|1
月报.xlsx|zones|2|1|0|0|0|1
月报副本.xlsx|bills、zones|9|0|3|0|1|5' "$(ask "SELECT path, source, read, accepted, unchanged, superseded, rejected, skipped FROM file_report ORDER BY path, source, sheet")"
is 'in its note' '工作表“封面”
工作表“一月”
工作表“二月”
工作表“区域”
与 月报.xlsx 内容相同' "$(ask "SELECT substr(note, 1, 7) || CASE WHEN note LIKE '与%' THEN substr(note, 8) ELSE '' END FROM file_report ORDER BY path, source, sheet")"
