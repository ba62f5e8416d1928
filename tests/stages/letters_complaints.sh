#!/bin/bash
# What people complain of in other programs' dunning, on the sample community: buckets that do not add up, letters mixed up, an amount that is
# already paid, a blank parameter that sends everything again. (Interest kept after the principal is paid: tests/unit/penalty_test.c and the
# night a_penalty_on_what_is_unpaid_by_day; the clearing order: tests/unit/allocation_test.c; what is paid while a letter lies in the plan:
# letters_issue.sh.)
set -u
B=$(realpath "${B:-.build}")
K=$B/bin/kefu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
S=$work/site
D=2026-11-25
export LC_ALL=C.UTF-8

same() { if [ "$2" = "$3" ]; then echo "ok letters_complaints $1"; else echo "not ok letters_complaints $1 - \"$2\", not \"$3\""; fi; }
letters() { "$K" letters "$@" --site "$S" >"$work/out" 2>"$work/err"; rc=$?; }
show() { "$K" show "$1" --site "$S" --as-of $D --format json; }

mkdir "$S"
cp -r inputs "$S/"
letters plan --as-of $D
same "the sample has its plan" "$rc" 0
for sheet in arrears/rooms arrears/detail arrears/ageing dunning_plan/letters dunning_plan/skipped; do show $sheet >"$work/${sheet/\//.}.json"; done
/usr/bin/python3 - "$S/outputs/$D/letters" "$work" <<'PY'
import decimal, json, pathlib, re, subprocess, sys
D = decimal.Decimal
letters, work = map(pathlib.Path, sys.argv[1:])
def check(name, got, want):
    print(f"ok letters_complaints {name}" if got == want else f"not ok letters_complaints {name} - {got!r}, not {want!r}")
rows = lambda s: json.loads((work / f"{s}.json").read_text(), parse_float=D, parse_int=D)
rooms, detail, ageing, plan, skipped = map(rows, ["arrears.rooms", "arrears.detail", "arrears.ageing", "dunning_plan.letters", "dunning_plan.skipped"])
B = ["30天内", "31-90天", "91-180天", "181天-1年", "1-2年", "2-3年", "3年以上"]
check("of every house the seven ages add up to what it owes", [r["房号"] for r in rooms if sum(r[b] for b in B) != r["欠费合计"]], [])
check("of every fee the seven ages add up", [r["费用项目"] for r in ageing if sum(r[b] for b in B) != r["合计"]], [])
check("houses, fees and bills add up to the same", len({sum(r["欠费合计"] for r in rooms), sum(r["合计"] for r in ageing), sum(r["欠费"] for r in detail)}), 1)
check("each age is the same sum over houses and over fees", [b for b in B if sum(r[b] for r in rooms) != sum(r[b] for r in ageing)], [])
check("no house is planned twice, or planned and left out", len({r["房号"] for r in plan + skipped}), len(plan) + len(skipped))

owners = {r["房号"]: r["业主"] for r in rooms}
bills = {}
for r in detail:
    bills.setdefault(r["房号"], []).append(r)
text = lambda p: re.sub(r"\s", "", subprocess.run(["pdftotext", "-layout", p, "-"], capture_output=True, text=True).stdout)
there = {p.stem: text(p) for t in ("催款通知单", "催缴函") for p in sorted((letters / t).glob("*.pdf"))}
check("there is a letter for each house of the plan", sorted(there), sorted(r["房号"] for r in plan))
wrong = []
for room, words in there.items():
    wrong += [(room, other) for other in set(re.findall(r"(?<!\d)\d{1,2}-\d-\d{1,4}(?!\d)", words)) if other != room]
    wrong += [(room, name) for other, name in owners.items() if other != room and name and name != owners[room] and name in words]
check("no letter names the room or the owner of another", wrong, [])
check("each is addressed to the owners of its room", [r for r, w in there.items() if owners[r] + "业主" not in w], [])
check("each demands what its own open bills leave, in figures", [r for r, w in there.items()
    if f"欠费合计¥{sum(b['欠费'] for b in bills[r]):,.2f}（" not in w], [])
part = {r: b for r, bs in bills.items() if r in there for b in [sum(x["应收"] for x in bs)] if any(x["实收"] for x in bs)}
check("some of these houses have paid a part", len(part) > 2, True)
check("none is asked for what was charged before it paid", [r for r, charged in part.items() if f"¥{charged:,.2f}" in there[r]], [])
pages = [re.sub(r"\s", "", p) for t in ("催款通知单", "催缴函")
    for p in subprocess.run(["pdftotext", "-layout", letters / f"{t}.pdf", "-"], capture_output=True, text=True).stdout.split("\f")[:-1]]
check("no page of the print files has two houses", [p[:30] for p in pages if len(set(re.findall(r"(?<!\d)\d{1,2}-\d-\d{1,4}(?!\d)", p))) != 1], [])
PY

# ---- blank parameters ----
/usr/bin/python3 -W ignore - "$S/outputs/$D/reports/催缴计划.xlsx" "$work" <<'PY'
import sys, openpyxl
for name, words in (("blank", [None]), ("some", ["批准", None])):
    b = openpyxl.load_workbook(sys.argv[1]); w = b["催缴计划"]
    for r in range(2, w.max_row):
        w.cell(r, 8).value = words[r % len(words)]
    b.save(f"{sys.argv[2]}/{name}.xlsx")
PY
count() { "$K" letters list --site "$S" --format tsv 2>/dev/null | tail -n +2 | wc -l; }
letters issue --as-of $D --plan "$work/blank.xlsx" --approved-by 何经理
same "a plan whose 批准 is blank sends nothing" "$rc $(count)" "0 0"
letters issue --as-of $D --plan '' --approved-by 何经理; same "nor does a blank name of a plan (66)" "$rc $(count)" "66 0"
letters issue --as-of $D --approved-by ''; same "nor a blank name of who approved (64)" "$rc $(count)" "64 0"
letters issue --as-of $D --approved-by '　 '; same "nor one of spaces (64)" "$rc $(count)" "64 0"
letters issue --as-of '' --approved-by 何经理; same "nor a blank day (64)" "$rc $(count)" "64 0"
letters issue --as-of $D --plan "$work/some.xlsx" --approved-by 何经理
same "half of the plan goes out" "$rc $(count)" "0 6"
letters issue --as-of $D --plan "$work/some.xlsx" --approved-by 何经理
same "the same plan again sends nothing" "$rc $(count)" "0 6"
letters issue --as-of $D --plan "$work/blank.xlsx" --approved-by 何经理
same "a blank one sends none of them again" "$rc $(count)" "0 6"
letters void '' --why 写错; same "a blank number is void of nothing (64)" "$rc" 64
for key in resend_days max_feed_age_hours min_amount terms.S2 stages.S3_1; do
	cp inputs/settings.ini "$S/inputs/settings.ini"
	echo "$key =" >>"$S/inputs/settings.ini" # its last section is [letter]
	letters plan --as-of $D
	same "a blank letter.$key is no default and no zero: settings are wrong (78)" "$rc $(grep -c "letter.$key" "$work/err")" "78 1"
done
