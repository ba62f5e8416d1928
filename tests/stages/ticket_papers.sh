#!/bin/bash
# What the desk hands out and fills in: slips of every open ticket, each whole and as the database says; the day's calls on one page however
# many they are; the list of calls, filled in and dropped, read as calls; blank registers that read back as they were filled in.
set -u
export LC_ALL=C.UTF-8
B=$(realpath "${B:-.build}")
site=$(mktemp -d)
trap 'rm -rf "$site"' EXIT
day=2026-03-10
documents=$site/outputs/$day
mkdir "$site/inputs"
printf '[project]\nname = 试验小区\ncompany = 试验物业\n' >"$site/inputs/settings.ini"
printf '房号,业主,建筑面积\n1-1-101,甲一,80\n' >"$site/inputs/房屋业主资料.csv"

is() { # words want got
	if [ "$2" = "$3" ]; then echo "ok papers: $1"; else echo "not ok papers: $1 - want [$2] got [$3]" | tr '\n' '~' && echo; fi
}
night() {
	"$B/bin/kefu" run --site "$site" --as-of $day --no-progress </dev/null >"$site/said" 2>&1
	is "$1" 0 "$?$(grep -m 1 '^kefu' "$site/said")"
}
show() { "$B/bin/kefu" show "$1" --site "$site" --as-of $day --format tsv 2>"$site/said"; }

# 60 repairs and 25 complaints that are open, of all lengths; 40 done and to be called back; 12 appointments of the next day
/usr/bin/python3 - "$site/inputs/工单.csv" <<'PY'
import csv, sys
out = csv.writer(open(sys.argv[1], 'w', encoding='utf-8', newline=''))
out.writerow('单号 受理时间 房号 报事人 电话 大类 小类 内容 责任单位 紧急程度 预约时间 完工时间 状态'.split())
units = ('维修部', '秩序维护部', '青禾示例电梯设备维护保养有限公司重庆分公司', '')
for i in range(60):
    what = '门*坏*了_|' + '水管漏水，' * (i * 7 % 60) + '𬭚'
    out.writerow([f'BX{i:03}', f'2026-03-{1 + i % 10:02} 09:{i % 60:02}', f'1-1-{101 + i}', '甲一', '13812345678', '报修', '水管' if i % 2 else '', what, units[i % 4], '急' if i % 9 == 0 else '',
                  f'2026-03-11 10:{i:02}' if i < 12 else '', '', ''])
for i in range(25):
    out.writerow([f'TS{i:03}', '2026-03-05', '', '乙二', '', '投诉', '噪音', '楼上吵' * (i * 20), units[i % 4], '', '', '', ''])
for i in range(40):
    out.writerow([f'BS{i:03}', '2026-03-09 09:00', f'1-2-{101 + i}', '司马相如', '13812345678', '报事', '', '地砖翘起，要修补，绊倒过老人', '维修部', '', '', f'2026-03-10 {8 + i % 9:02}:{i:02}', '已完工'])
PY
night "the night"

# --- slips
/usr/bin/python3 - "$documents" <<'PY'
import re, sqlite3, subprocess, sys
base = sys.argv[1]
db = sqlite3.connect(f'{base}/figures.db')
db.execute(f"ATTACH '{base}/../data.db' AS data")
def say(what, want, got):
    print(f'ok papers: {what}' if want == got else f'not ok papers: {what} - want {str(want)[:200]} got {str(got)[:200]}')
for title, where in (('报事、报修处置单', "s.kind <> '投诉'"), ('投诉、报事处理单', "s.kind = '投诉'")):
    pages = subprocess.run(['pdftotext', '-raw', f'{base}/letters/{title}.pdf', '-'], capture_output=True, text=True).stdout.split('\f')[:-1]
    rows = db.execute(f"""SELECT s.ticket_no, coalesce(s.room, ''), coalesce(s.unit, ''), s.due, t.content FROM service_ticket AS s JOIN tickets AS t ON t.row_id = s.row_id
        WHERE s.open AND {where}""").fetchall()
    torn = [n for n, p in enumerate(pages, 1) if not p.count('单号 ') == p.count('责任单位') == p.count('回访时间') == p.count('签字')]
    say(f'{title}: no slip is torn', [], torn)
    numbers = re.findall(r'单号 (\w+)', '\f'.join(pages))
    say(f'{title}: each open ticket once, and no other', sorted(r[0] for r in rows), sorted(numbers))
    say(f'{title}: several a page', True, len(numbers) >= 2 * (len(pages) - 1))
    slips = {}
    for page in pages:
        for part in re.split(rf'^{title}', page, flags=re.M)[1:]:
            found = re.search(r'单号 (\w+)', part)
            if found:
                slips[found.group(1)] = re.sub(r'\s', '', part)
    import datetime
    bad = []
    for no, room, unit, due, content in rows:
        at = datetime.datetime.fromtimestamp(due, datetime.timezone.utc)
        due = at.strftime('%Y-%m-%d') if due % 86400 == 86399 else at.strftime('%Y-%m-%d%H:%M')
        words = [room, unit[:24], '应完成' + due, content[:110].replace(' ', '')] + (['（全文见登记表）'] if len(content) > 110 else [])
        bad += [f'{no} {w}' for w in words if w not in slips.get(no, '')]
    say(f'{title}: room, unit, due time and words are the database’s', [], bad)
    say(f'{title}: the phone is masked', (False, '<>' in where), ('13812345678' in ''.join(pages), '138****5678' in ''.join(pages)))

page = subprocess.run(['pdftotext', '-layout', f'{base}/letters/待回访清单.pdf', '-'], capture_output=True, text=True).stdout
say('the calls of the day are one page', 1, page.count('\f'))
calls = db.execute("SELECT count(*) FROM service_ticket WHERE called = '未到期' AND call_at IS NULL").fetchone()[0]
say('how many there are is told', True, f'完工回访 {calls} 件' in page and '今日预约 12 件' in page)
say('and how many are not on the page', True, f'另有 {calls - 15} 件' in page and '另有 6 件' in page)
PY

# --- the list of calls, filled in
is "the list of calls has them all" 40 "$(show callback_list/list | grep -c 完工回访)"
/usr/bin/python3 -W ignore - "$documents/reports/待回访清单.xlsx" "$site/inputs/回访.xlsx" <<'PY'
import datetime, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
sheet = book['回访登记']
at = {c.value: c.column for c in sheet[1]}
filled = 0
for row in range(2, sheet.max_row + 1):
    if sheet.cell(row, at['类型']).value == '完工回访' and filled < 2:
        sheet.cell(row, at['时间']).value = datetime.datetime(2026, 3, 10, 20, filled)
        for head, value in (('方式', '电话'), ('结果', '接通'), ('满意度', '满意'), ('反馈部门时间', datetime.datetime(2026, 3, 10, 21, 0)), ('回访人', '何舒'), ('内容', '修得好')):
            sheet.cell(row, at[head]).value = value
        filled += 1
book.save(sys.argv[2])
PY
printf '单号,时间,类型\nBS030,,完工回访\nBS031,2026-03-10 19:00,进度通报\n' >"$site/inputs/另一些回访.csv"
night "the night after it was dropped"
is "what was filled in is read, what was not is skipped" "2	0" "$(show problems/files | awk -F'\t' -v OFS='\t' '$1 == "回访.xlsx" && $2 == "contacts" { print $4, $7 }')"
is "in a file of others a call without a time is a mistake" "1	1" "$(show problems/files | awk -F'\t' -v OFS='\t' '$1 == "另一些回访.csv" { print $4, $7 }')"
is "two calls fewer" 38 "$(show callback_list/list | grep -c 完工回访)"
is "they are in the log of calls" "接通	满意	2026-03-10 21:00:00	何舒	修得好" "$(show callback_log/log | grep '20:01:00' | cut -f 5-9)"

# --- blank registers, filled in
cd "$site" || exit 1
for source in tickets contacts; do
	"$B/bin/kefu" form $source --site "$site" -q -o "$site/$source.xlsx" || echo "not ok papers: a form of $source"
done
/usr/bin/python3 -W ignore - <<'PY'
import datetime, openpyxl
D = datetime.datetime
rows = {
    'tickets': [{'单号': '007', '受理时间': D(2026, 3, 8, 9, 30, 15), '受理渠道': '12345转办', '受理岗位': '前台', '受理人': '何舒', '房号': '1-1-101', '报事人': '甲一', '电话': '013800001234',
                 '大类': '投诉', '小类': '噪音', '内容': '=1+1 夜里吵', '服务范围': '有偿', '责任单位': '维修部', '紧急程度': '急', '是否重要': '是', '分类时间': D(2026, 3, 8, 9, 35),
                 '转派时间': D(2026, 3, 8, 9, 39, 59), '预约时间': D(2026, 3, 9, 10, 0), '预约确认时间': D(2026, 3, 9, 9, 30), '提醒部门时间': D(2026, 3, 9, 9, 31),
                 '派工时间': D(2026, 3, 8, 9, 50), '到场时间': D(2026, 3, 9, 10, 1), '到场核实时间': D(2026, 3, 9, 10, 15), '承诺完成时间': D(2026, 3, 9, 18, 0),
                 '完工时间': D(2026, 3, 9, 11, 0), '关闭时间': D(2026, 3, 9, 23, 59, 59), '投诉有效': '否', '状态': '已关闭', '收费金额': 1204.5},
                {'单号': '1234567890123456789', '受理时间': D(2026, 3, 9), '大类': '表扬', '内容': '好'}],
    'contacts': [{'单号': '007', '时间': D(2026, 3, 9, 20, 0, 1), '类型': '完工回访', '方式': '上门', '结果': '接通', '满意度': '非常不满意', '反馈部门时间': D(2026, 3, 9, 20, 30), '回访人': '顾念',
                  '内容': '还吵'}],
}
for source, filled in rows.items():
    book = openpyxl.load_workbook(f'{source}.xlsx')
    sheet = book.worksheets[0]
    for n, values in enumerate(filled, 2):
        for cell in sheet[1]:
            if cell.value in values:
                target = sheet.cell(n, cell.column)
                target.value = values[cell.value]
                if isinstance(target.value, str):
                    target.data_type = 's'
    book.save(f'inputs/填好的{source}.xlsx')
words, notes = openpyxl.load_workbook('tickets.xlsx').worksheets
def offered(head):
    column = openpyxl.utils.get_column_letter([c.value for c in words[1]].index(head) + 1)
    for v in words.data_validations.dataValidation:
        if str(v.sqref).split(':')[0] == column + '2':
            return [c[0].value for c in notes[v.formula1.split('!')[1].replace('$', '')]], v.errorStyle or 'stop'
def say(what, want, got):
    print(f'ok papers: {what}' if want == got else f'not ok papers: {what} - want {want} got {got}')
say('a ticket’s kind is one of seven', (['报事', '报修', '投诉', '咨询', '求助', '表扬', '建议'], 'stop'), offered('大类'))
say('the usual channels, and others too', (['来电', '来访', '微信', '上门', '巡查', '12345转办', '监控中心'], 'information'), offered('受理渠道'))
say('the urgency', (['急', '一般'], 'stop'), offered('紧急程度'))
PY
night "the night after the registers were dropped"
is "a ticket is read as it was written" "007	2026-03-08 09:30:15	12345转办	前台	何舒	1-1-101	甲一	013800001234	投诉	噪音	=1+1 夜里吵	有偿	维修部	急	是	2026-03-08 09:35:00	2026-03-08 09:39:59	2026-03-09 10:00:00	2026-03-09 09:30:00	2026-03-09 09:31:00	2026-03-08 09:50:00	2026-03-09 10:01:00	2026-03-09 10:15:00	2026-03-09 18:00:00	2026-03-09 11:00:00	2026-03-09 23:59:59	否	已关闭	1204.50" "$(show ticket_register/full | grep ^007)"
is "a long number keeps its digits" 1 "$(show ticket_register/register | cut -f 1 | grep -c '^1234567890123456789$')"
is "a call is read as it was written" "007	2026-03-09 20:00:01	完工回访	上门	接通	非常不满意	2026-03-09 20:30:00	顾念	还吵" "$(show callback_log/log | grep ^007)"

# --- workbooks: figures are numbers, days are days, charts where people look
/usr/bin/python3 -W ignore - "$documents/reports" <<'PY'
import datetime, sys, openpyxl, zipfile, re
def say(what, want, got):
    print(f'ok papers: {what}' if want == got else f'not ok papers: {what} - want {want} got {got}')
def charts(name):
    return len([n for n in zipfile.ZipFile(f'{sys.argv[1]}/{name}.xlsx').namelist() if re.match(r'xl/charts/chart\d+\.xml', n)])
book = openpyxl.load_workbook(f'{sys.argv[1]}/客服月报.xlsx', data_only=True)
sheet = book['本月指标']
figures = {sheet.cell(r, 1).value: sheet.cell(r, 2) for r in range(2, 16)}
say('the measures are numbers, each in its own format', {'受理总数': (int, '0'), '结案率': (float, '0.00"%"'), '平均处理小时': (float, '0.00'), '有偿收入': (float, '#,##0.00')},
    {k: (type(figures[k].value), figures[k].number_format) for k in ('受理总数', '结案率', '平均处理小时', '有偿收入')})
row = next(r for r in book['全部报事'].iter_rows(min_row=2) if r[0].value == '007')
say('a time is a time', (datetime.datetime(2026, 3, 8, 9, 30, 15), 'yy-mm-dd hh:mm'), (row[1].value.replace(microsecond=0), row[1].number_format))
say('charts of the month, the week, the calls', (9, 5, 1, 1, 1), tuple(charts(n) for n in ('客服月报', '客服周报', '业主回访记录', '业主报事报修登记表', '超期清单')))
PY
