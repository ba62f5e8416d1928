#!/bin/bash
# kefu form: a blank workbook for every source, which reads back as that source; filled in, each row is accepted as it was written.
set -u
export LC_ALL=C.UTF-8
B=$(realpath "${B:-.build}")
root=$PWD
site=$(mktemp -d)
trap 'rm -rf "$site"' EXIT
mkdir "$site/inputs"
printf '[project]\nname = 试验小区\n' >"$site/inputs/settings.ini"
printf '区域,类型\n东区,保洁\n花园,绿化\n' >"$site/inputs/区域.csv"
"$B/bin/kefu" run --site "$site" --as-of 2023-03-25 --only ingest -q >/dev/null 2>&1

is() { # words want got
	if [ "$2" = "$3" ]; then echo "ok form: $1"; else echo "not ok form: $1 - want [$2] got [$3]" | tr '\n' '~' && echo; fi
}
cd "$site" || exit 1
form() { "$B/bin/kefu" form --site "$site" "$@" >"$site/out" 2>"$site/said"; echo $?; }

is "a form by the source's id" 0 "$(form patrols)"
is "is named by its title" 巡查记录.xlsx "$(ls -- *.xlsx)"
is "and private" 600 "$(stat -c %a 巡查记录.xlsx)"
is "it is not written over" 73 "$(form patrols)"
is "nor by another name of it" 73 "$(form 巡查记录)"
is "where it is told to" 0 "$(form findings -o "$site/问题.xlsx")"
is "a mistyped source" "64 kefu: there is no source \"patrol\"; did you mean \"patrols\"?" "$(form patrol) $(cat said)"
is "a mistyped title" "64 kefu: there is no source \"巡查纪录\"; did you mean \"巡查记录\"?" "$(form 巡查纪录) $(cat said)"
is "no source" 64 "$(form)"
is "two" 64 "$(form patrols findings)"
is "a folder that is not there" 1 "$(($(form patrols -o "$site/none/x.xlsx") != 0))"
is "nothing of it is left" "巡查记录.xlsx 问题.xlsx" "$(ls -d -- *.xlsx* | tr '\n' ' ' | sed 's/ $//')"
"$B/bin/kefu" form patrols --site "$site" -q -o again.xlsx
is "the same bytes" "" "$(cmp 巡查记录.xlsx again.xlsx 2>&1)"
rm -f -- *.xlsx

# every source, blank and filled in
mkdir forms
for ini in "$root"/templates/sources/*.ini; do
	id=$(basename "$ini" .ini)
	"$B/bin/kefu" form "$id" --site "$site" -q -o "forms/$id.xlsx" || echo "not ok form: $id is made"
done
for f in forms/*.xlsx; do
	id=$(basename "$f" .xlsx)
	said=$("$B/bin/kefu" check --site "$site" "$f")
	case "$said" in
	*"（$id）"*"拒收 0，跳过 1；只有表头，没有数据行") echo "ok form: $id blank" ;;
	*) echo "not ok form: $id blank - $said" ;;
	esac
done
/usr/bin/python3 - "$root" <<'PY'
import datetime, glob, os, re, sys
import openpyxl
for path in sorted(glob.glob('forms/*.xlsx')):
    name = os.path.basename(path)[:-5]
    book = openpyxl.load_workbook(path)
    sheet, notes = book.worksheets
    ini = open(f'{sys.argv[1]}/templates/sources/{name}.ini', encoding='utf-8').read()
    titles = re.findall(r'^title = (.*?)\s*$', ini, re.M)
    heads = [c.value for c in sheet[1]]
    ok = heads == titles[1:] and notes.title == '填写说明' and sheet.freeze_panes == 'A2'
    print(('ok' if ok else 'not ok'), f'form: {name} has the headings of its source, frozen, and notes')
    checks = {}
    for v in sheet.data_validations.dataValidation:
        checks[str(v.sqref).split(':')[0].rstrip('0123456789')] = v
    rules = {notes.cell(r, 1).value: (notes.cell(r, 2).value, notes.cell(r, 3).value) for r in range(2, len(heads) + 2)}
    types = dict(re.findall(r'^\[column \w+\]\ntitle = (.*?)\s*\ntype = (.*?)\s*$', ini, re.M))
    bad = []
    for i, head in enumerate(heads):
        col = openpyxl.utils.get_column_letter(i + 1)
        v, kind = checks.get(col), types[head]
        want = {'enum': 'list', 'bool': 'list', 'date': 'date', 'datetime': 'date', 'money': 'custom', 'int': 'custom'}.get(kind.split(':')[0])
        if want and (v is None or v.type != want):
            bad.append(head)
        if not v or not v.prompt:
            bad.append(head + '?')
        value = rules[head][1]
        if v and v.type == 'list':
            cells = v.formula1.split('!')[1].replace('$', '')
            value = notes[cells.split(':')[0]].value
        elif kind == 'date':
            value = datetime.date(2023, 3, 1)
        elif kind == 'datetime':
            value = datetime.datetime(2023, 3, 1, 9, 30)
        elif kind == 'money' or kind.startswith('decimal'):
            value = 12.5
        elif kind == 'int':
            value = 2
        elif kind == 'percent':
            value = '95%'
        elif kind == 'phone':
            value = '13800138000'
        elif kind == 'id':
            value = '007'
        sheet.cell(2, i + 1).value = value or '文字'
    print(('not ok' if bad else 'ok'), f'form: {name} checks its cells', '- ' + ' '.join(bad) if bad else '')
    book.save(path)
PY
for f in forms/*.xlsx; do
	id=$(basename "$f" .xlsx)
	said=$("$B/bin/kefu" check --site "$site" "$f")
	case "$said" in
	*"（$id）"*"读取 2，接受 1，拒收 0，跳过 1"*) echo "ok form: $id filled in" ;;
	*) echo "not ok form: $id filled in - $said" ;;
	esac
done

/usr/bin/python3 - <<'PY'
import openpyxl
def words(path, head):
    book = openpyxl.load_workbook(path)
    sheet, notes = book.worksheets
    col = openpyxl.utils.get_column_letter([c.value for c in sheet[1]].index(head) + 1)
    for v in sheet.data_validations.dataValidation:
        if str(v.sqref).split(':')[0] == col + '2':
            return [c[0].value for c in notes[v.formula1.split('!')[1].replace('$', '')]], v.errorStyle or 'stop'
def say(what, want, got):
    print(f'ok form: {what}' if want == got else f'not ok form: {what} - want {want} got {got}')
say('zones of what was read, and others too', (['东区', '花园'], 'information'), words('forms/patrols.xlsx', '区域'))
say('zones for the gardens too', (['东区', '花园'], 'information'), words('forms/green_works.xlsx', '区域'))
codes, style = words('forms/findings.xlsx', '项目编码')
say('item codes of all four tables, and no others', (60, 'A01', 'D13', 'stop'), (len(codes), codes[0], codes[-1], style))
say('an enum its values, no synonyms', (['保洁', '绿化', '楼层', '装修'], 'stop'), words('forms/patrols.xlsx', '类型'))
say('yes and no', (['是', '否'], 'stop'), words('forms/patrols.xlsx', '是否抽查'))
PY

# through a night, as any export
/usr/bin/python3 - <<'PY'
import datetime, openpyxl
book = openpyxl.load_workbook('forms/patrols.xlsx')
sheet = book.worksheets[0]
heads = [c.value for c in sheet[1]]
for i, h in enumerate(heads):
    sheet.cell(2, i + 1).value = {'巡查编号': '007', '日期': datetime.date(2023, 3, 1), '类型': '保洁', '区域': '东区', '巡查人': '苏禾', '不适用项目': 'A18、A07'}.get(h)
book.save('inputs/填好.xlsx')
PY
"$B/bin/kefu" run --site "$site" --as-of 2023-03-25 --only ingest -q >/dev/null 2>&1
is "what was filled in is read as it was written" "007|19417|保洁|东区|A18、A07" "$(sqlite3 outputs/data.db 'SELECT patrol_no, day, type, zone, na_items FROM patrols')"
is "its notes are no data" "填好.xlsx" "$("$B/bin/kefu" show problems/files --site "$site" --format csv 2>/dev/null | grep -c 填写说明 | sed 's/^0$/填好.xlsx/')"
