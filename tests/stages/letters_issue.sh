#!/bin/bash
# kefu letters: plan, issue, again, void, list; what was paid in between, a stale feed, a plan that was filled in; and the sums in the PDFs.
set -u
B=$(realpath "${B:-.build}")
K=$B/bin/kefu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
S=$work/site
D=2026-11-25
export LC_ALL=C.UTF-8

same() { if [ "$2" = "$3" ]; then echo "ok letters_issue $1"; else echo "not ok letters_issue $1 - \"$2\", not \"$3\""; fi; }
has() { if grep -qF -- "$3" "$2"; then echo "ok letters_issue $1"; else echo "not ok letters_issue $1 - no \"$3\" in $(tail -n 3 "$2" | tr '\n' '|')"; fi; }
letters() { "$K" letters "$@" --site "$S" >"$work/out" 2>"$work/err"; rc=$?; }
list() { "$K" letters list --site "$S" --format tsv 2>/dev/null | tail -n +2 | cut -f "$1"; }
record() { (cd "$S/outputs" && find issued -type f -exec sha256sum {} + | sort -k 2; sqlite3 ledger.db "SELECT * FROM letter ORDER BY year, serial; SELECT * FROM letter_bill ORDER BY number, seq"); }

# Six rooms: two at S2, two at S3-1, one developer's, one below 50.00.
mkdir -p "$S/inputs"
printf '[project]\nname = 试验小区\ncompany = 试验物业服务有限公司\n[account]\nname = 试验\nbank = 银行\nnumber = 1\n' >"$S/inputs/settings.ini"
cat >"$S/inputs/房屋.csv" <<'CSV'
房号,业主,建筑面积,收费标准,付费主体,送达地址
1-1-101,甲一,90.00,2.00,业主,试验路1号
1-1-102,乙二、丙三,90.00,2.00,业主,
1-1-1001,丁四,90.00,2.00,业主,
1-2-101,戊五,90.00,2.00,业主,
1-2-102,己置业,90.00,2.00,建设单位,
1-2-103,庚六,90.00,2.00,业主,
CSV
cat >"$S/inputs/应收.csv" <<'CSV'
账单号,房号,费用项目,账期,应收金额,应缴日期
A1,1-1-101,物业费,2026-10,180.00,2026-10-20
A2,1-1-102,物业费,2026-07,180.00,2026-07-31
A3,1-1-102,物业费,2026-08,180.00,2026-08-31
A4,1-1-1001,物业费,2026-10,180.50,2026-10-20
A5,1-2-101,物业费,2026-07,180.00,2026-07-31
A6,1-2-102,物业费,2026-07,180.00,2026-07-31
A7,1-2-103,物业费,2026-10,49.99,2026-10-20
CSV
cat >"$S/inputs/收款.csv" <<'CSV'
收据号,房号,收款日期,收款金额,账单号
R1,1-1-102,2026-11-23,30.00,A2
CSV

# ---- words and plans that are not there ----
letters isue; same "a mistyped verb is usage" "$rc" 64
has "and the nearest is named" "$work/err" "did you mean issue"
letters; same "no verb is usage" "$rc" 64
letters issue --as-of $D; same "issue without who approved is usage" "$rc" 64
letters issue --as-of $D --approved-by 王主管; same "issue without a plan: no such input" "$rc" 66
has "and says what makes one" "$work/err" "letters plan"
letters list; same "a list of a site that never ran: no such input" "$rc" 66

# ---- plan ----
letters plan --as-of $D; same "plan" "$rc" 0
has "counts each step" "$work/out" "S2: 2, 360.50"
has "and what gets none, with the reason" "$work/out" "建设单位: 1, 180.00"
same "the drafts" "$(cd "$S/outputs/$D/letters" && find . -mindepth 2 -type f | sort | tr '\n' ' ')" "./催款通知单/1-1-1001.pdf ./催款通知单/1-1-101.pdf ./催缴函/1-1-102.pdf ./催缴函/1-2-101.pdf "
same "are marked" "$(pdftotext "$S/outputs/$D/letters/催缴函.pdf" - | grep -c '^待审批')" 2
same "nothing is in the ledger" "$(list 1)" ""
cp "$S/outputs/$D/reports/催缴计划.xlsx" "$work/plan.xlsx"
/usr/bin/python3 -W ignore - "$work/plan.xlsx" "$work" <<'PY'
import sys, openpyxl
b = openpyxl.load_workbook(sys.argv[1])
w = b["催缴计划"]
def fill(words, name, change=lambda w: None):
    for r in w.iter_rows(min_row=2):
        if r[0].value in words: r[7].value = words[r[0].value]
    change(w)
    b.save(sys.argv[2] + "/" + name)
ok = w.data_validations.dataValidation
print("ok letters_issue 批准 has a drop-down" if [v.formula1 for v in ok] == ['"批准,不批准,待审批"'] else f"not ok letters_issue 批准 has a drop-down - {ok}")
fill({"1-1-101": "同意", "1-1-102": "批准", "1-1-1001": "不批准"}, "some.xlsx")
fill({"1-1-101": "也许"}, "odd.xlsx")
PY
same "不发函 is in the workbook" "$("$K" show dunning_plan/skipped --site "$S" | tail -n +2)" '1-2-102,己置业,180.00,S3-1,建设单位
1-2-103,庚六,49.99,S2,低于最低金额'

# ---- issue with a plan that is filled in; a room that paid in between ----
cp -a "$S" "$work/planned"
printf 'R2,1-1-101,2026-11-24,10.00,A1\n' >>"$S/inputs/收款.csv"
letters issue --as-of $D --plan "$work/some.xlsx" --approved-by 王主管
same "a room that is not as it was: 75" "$rc" 75
has "it is named" "$work/err" "1-1-101 (S2, 180.00)"
same "the approved one that is as it was went out" "$(list 1,2,3,4,5 | tr '\t' ' ')" "催字[2026]第0001号 已发 1-1-102 S3-1 330.00"
rm -rf "$S" && cp -a "$work/planned" "$S"
letters issue --as-of $D --plan "$work/some.xlsx" --approved-by 王主管; same "what is approved goes out" "$rc" 0
same "numbers in walking order" "$(list 1,3 | tr '\t\n' '  ')" "催字[2026]第0001号 1-1-101 催字[2026]第0002号 1-1-102 "
letters issue --as-of $D --plan "$work/odd.xlsx" --approved-by 王主管; same "a word that is none rejects its row: 65" "$rc" 65
letters issue --as-of $D --plan "$S/inputs/房屋.csv" --approved-by 王主管; same "what is no plan: 65" "$rc" 65
letters issue --as-of $D --plan "$work/nowhere" --approved-by 王主管; same "a plan that is not there: 66" "$rc" 66

# ---- all of the plan ----
rm -rf "$S" && cp -a "$work/planned" "$S"
letters issue --as-of $D --approved-by 王主管; same "issue" "$rc" 0
has "says what went out" "$work/out" "4 letters issued, 870.50 yuan"
same "four numbers, issued" "$(list 1,2,3 | tr '\t\n' '  ')" "催字[2026]第0001号 已发 1-1-101 催字[2026]第0002号 已发 1-1-102 催字[2026]第0003号 已发 1-1-1001 催字[2026]第0004号 已发 1-2-101 "
same "a folder each, no name of a person" "$(cd "$S/outputs/issued" && find . -type f | sort | tr '\n' ' ')" \
	"./催字[2026]第0001号/催款通知单.pdf ./催字[2026]第0002号/催缴函.pdf ./催字[2026]第0003号/催款通知单.pdf ./催字[2026]第0004号/催缴函.pdf "
same "the digests are the files'" "$(list 10 | tr '\n' ' ')" "$(cd "$S/outputs/issued" && sha256sum */* | cut -c1-64 | tr '\n' ' ')"
same "the sums in the PDFs are the ledger's" "$(for f in "$S"/outputs/issued/*/*.pdf; do pdftotext -layout "$f" - | grep -oE '欠费合计¥[0-9,.]+' | tr -cd '0-9.\n'; done | tr '\n' ' ')" \
	"$(list 5 | tr '\n' ' ')"
same "no draft's mark in them" "$(cat "$S"/outputs/issued/*/*.pdf | wc -c | grep -c . ; for f in "$S"/outputs/issued/*/*.pdf; do pdftotext "$f" -; done | grep -c 待审批)" "1
0"
pdftotext -layout "$S/outputs/issued/催字[2026]第0002号/催缴函.pdf" - | tr -d ' \n' >"$work/text"
for words in 编号：催字[2026]第0002号 催缴函（第一次） 乙二、丙三业主 截至2026年11月23日 请于2026年12月10日前 15日的合理期限 如您已缴纳请忽略本函 人民币叁佰叁拾元整 审批人王主管; do
	has "the demand says $words" "$work/text" "$words"
done
same "to print, and the slips" "$(ls "$S/outputs/$D/issued" | tr '\n' ' ')" "催款通知单.pdf 催缴函.pdf 送达回证.pdf "
same "a slip a letter" "$(pdftotext "$S/outputs/$D/issued/送达回证.pdf" - | grep -c '^送达回证')" 4
same "the register" "$("$K" show letters_sent/register --site "$S" | tail -n +2 | cut -d, -f 1-6,8,19 | tail -n 2)" \
	'催字[2026]第0003号,1-1-1001,丁四,S2 催款通知单,2026-10-01~2026-10-31,180.50,王主管,2026-12-02
催字[2026]第0004号,1-2-101,戊五,S3-1 催缴函,2026-07-01~2026-07-31,180.00,王主管,2026-12-10'
same "the walk" "$("$K" show walk_index/list --site "$S" | tail -n 1)" '4,1,2,1-2-101,戊五,催字[2026]第0004号,催缴函,180.00,2026-12-10,,'

# ---- again ----
record >"$work/before"
before=$(cd "$S/outputs/$D" && find issued reports -type f -exec sha256sum {} + | sort -k 2)
letters issue --as-of $D --approved-by 别人; same "again is done" "$rc" 0
same "and changes nothing" "$(record)" "$(cat "$work/before")"
rm -r "$S/outputs/$D/issued" "$S/outputs/$D/reports/催费函件发出记录.xlsx"
letters issue --as-of $D --approved-by 别人
same "what was deleted comes back, the same bytes" "$(cd "$S/outputs/$D" && find issued reports -type f -exec sha256sum {} + | sort -k 2)" "$before"
"$K" run --site "$S" --as-of $D -q >/dev/null 2>&1
same "the night after has no letter for them" "$("$K" show dunning_plan/letters --site "$S" | tail -n +2)" ""

# ---- the register filled in is the source deliveries ----
/usr/bin/python3 -W ignore - "$S/outputs/$D/reports/催费函件发出记录.xlsx" "$work/filled.xlsx" <<'PY'
import sys, openpyxl, datetime
b = openpyxl.load_workbook(sys.argv[1]); w = b["发出记录"]
at = {c.value: c.column for c in w[1]}
for r in range(2, 4):
    w.cell(r, at["送达方式"]).value = "当面"; w.cell(r, at["送达日期"]).value = datetime.date(2026, 11, 26); w.cell(r, at["证据等级"]).value = "A"
b.save(sys.argv[2])
PY
"$K" check --site "$S" "$work/filled.xlsx" >"$work/out" 2>&1
has "filled in it is read as deliveries, empty rows skipped" "$work/out" "函件送达记录（deliveries），表头在第 1 行：读取 6，接受 2，拒收 0，跳过 4"

# ---- void ----
letters void '催字[2026]第0001号' --as-of $D; same "void without a reason is usage" "$rc" 64
letters void '催字[2026]第0099号' --why 写错 --as-of $D; same "a number that was never given: 65" "$rc" 65
letters void '催字[2026]第0001号' --why 写错金额 --as-of $D; same "void" "$rc" 0
letters void '催字[2026]第0001号' --why 写错金额 --as-of $D; same "not twice: 65" "$rc" 65
same "the number stays, with its PDF" "$(list 1,2,11 | head -n 1 | tr '\t' ' ') $(ls "$S/outputs/issued/催字[2026]第0001号")" "催字[2026]第0001号 作废 写错金额 催款通知单.pdf"
letters plan --as-of $D; letters issue --as-of $D --approved-by 王主管
same "the room can have it again, under a new number" "$rc $(list 1,3 | tail -n 1 | tr '\t' ' ')" "0 催字[2026]第0005号 1-1-101"

# ---- a stale feed ----
rm -rf "$S" && cp -a "$work/planned" "$S"
letters plan --as-of 2026-11-26; letters issue --as-of 2026-11-26 --approved-by 王主管
same "receipts 72 hours old will do" "$rc" 0
letters plan --as-of 2026-11-27; letters issue --as-of 2026-11-27 --approved-by 王主管
same "96 hours are too old: 75" "$rc" 75
has "it says since when" "$work/err" "2026-11-23"
