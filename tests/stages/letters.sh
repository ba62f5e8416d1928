#!/bin/bash
# 3_letters over small tables made by hand: the drafts of 催款通知单 as PDFs, what stands in them, and what it refuses.
set -u
B=$(realpath "${B:-.build}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

ok() { echo "ok letters $1"; }
not_ok() { echo "not ok letters $1 - $2"; }
# has NAME FILE WORDS
has() { if grep -qF -- "$3" "$2"; then ok "$1"; else not_ok "$1" "no \"$3\""; fi; }
hasnt() { if grep -qF -- "$3" "$2"; then not_ok "$1" "\"$3\" stands there"; else ok "$1"; fi; }
same() { if [ "$2" = "$3" ]; then ok "$1"; else not_ok "$1" "\"$2\", not \"$3\""; fi; }

numbers() {
	sed -E "s/D\(([0-9-]+)\)/CAST(unixepoch('\1')\/86400 AS INT)/g; s/M\(([0-9]{4})-([0-9]{2})\)/(\1*12+\2-1)/g"
}

# site NAME: data.db with the rows of stdin, and the figures of 2_arrears
site() {
	mkdir -p "$work/$1/inputs" "$work/$1/outputs"
	cat > "$work/$1/inputs/settings.ini" <<'INI'
[project]
name = 试验小区
company = 试验物业服务有限公司
address = 试验路1号
phone = 000-12345678
[account]
name = 试验物业服务有限公司
bank = 试验银行
number = 1234 5678
qr = https://pay.example/x
[letter]
contract = 试验小区物业服务合同
stages.S3_1 = 200
stages.S3_2 = 250
INI
	{
		cat tests/stages/arrears_data.sql
		awk '/^-- name: /{ if (n++) print ";"; next } /^--/ { next } { print }' pipeline/store/views.sql
		numbers
	} | sqlite3 "$work/$1/outputs/data.db"
	"$B/libexec/kefu/stages/2_arrears" --site "$work/$1" --as-of 2026-11-25 --stamp 0 || echo "2_arrears failed: $?"
}
letters() {
	"$B/libexec/kefu/stages/3_letters" --site "$work/$1" --as-of 2026-11-25 --unit "${2:-dunning_s2}" --stamp 0
}
text() { pdftotext -layout "$1" - | tr -d ' \n\f'; }

site a <<'SQL'
INSERT INTO houses(line, room, owner, area, price) VALUES(2, '1-2-1001', '甲𬭎一', 9850, 28000), (3, '1-2-301', '乙*二_**丙**', 8000, 25000),
	(4, '10-1-101', '丙三', NULL, NULL), (5, '2-1-101', '丁四、戊五', 9000, 28000), (6, '2-1-102', '己六', 9000, 28000);
INSERT INTO bills(line, bill_no, room, item, start, "end", period, period_to, charged, waived, due) VALUES
	(2, 'A1', '1-2-1001', '物业费', D(2026-08-01), D(2026-08-31), M(2026-08), M(2026-08), 27580, NULL, D(2026-08-31)),
	(3, 'A2', '1-2-1001', '物业费', D(2026-09-01), D(2026-09-30), M(2026-09), M(2026-09), 27580, NULL, D(2026-09-30)),
	(4, 'A3', '1-2-1001', '车位费', D(2026-07-01), D(2026-07-31), M(2026-07), M(2026-07), 8000, NULL, D(2026-07-31)),
	(5, 'A4', '1-2-1001', '车位费', D(2026-09-01), D(2026-09-30), M(2026-09), M(2026-09), 8000, NULL, D(2026-09-30)),
	(6, 'B1', '1-2-301', '物业费', D(2026-09-01), D(2026-09-30), M(2026-09), M(2026-09), 20000, NULL, D(2026-09-30)),
	(7, 'C1', '10-1-101', '物业费', D(2026-09-01), D(2026-09-30), M(2026-09), M(2026-09), 20000, NULL, D(2026-09-30)),
	(8, 'D1', '2-1-101', '物业费', D(2026-09-01), D(2026-09-30), M(2026-09), M(2026-09), 120450, NULL, D(2026-09-30)),
	(9, 'E1', '2-1-102', '物业费', D(2026-09-01), D(2026-09-30), M(2026-09), M(2026-09), 4999, NULL, D(2026-09-30));
INSERT INTO receipts(line, receipt_no, room, paid, amount, bill_no) VALUES(2, 'R1', '1-2-1001', D(2026-11-20), 5000, 'A1');
SQL
letters a > "$work/out" 2>&1 || not_ok run "$(cat "$work/out")"
made=$work/a/outputs/2026-11-25/letters
same "a letter a room, not below 50.00" "$(cd "$made" && ls 催款通知单 | tr '\n' ' ')" "1-2-1001.pdf 1-2-301.pdf 10-1-101.pdf 2-1-101.pdf "
for f in "$made"/催款通知单.pdf "$made"/催款通知单/*.pdf; do
	qpdf --check "$f" > "$work/check" 2>&1 || not_ok "qpdf $(basename "$f")" "$(cat "$work/check")"
done
grep -q 'No syntax or stream encoding errors' "$work/check" && ok "qpdf finds nothing"
same "walking order" "$(pdftotext "$made"/催款通知单.pdf - | grep -oE '（[0-9]+-[0-9]+-[0-9]+）' | tr '\n' ' ')" "（1-2-301） （1-2-1001） （2-1-101） （10-1-101） "
same "bookmarks" "$(qpdf --json "$made"/催款通知单.pdf | grep -o '"title": "[^"]*"' | awk '!seen[$0]++' | tr '\n' ' ')" '"title": "1-2-301" "title": "1-2-1001" "title": "2-1-101" "title": "10-1-101" '
pdfinfo "$made"/催款通知单.pdf > "$work/info"
has "title" "$work/info" "Title:           催款通知单"
has "author" "$work/info" "Author:          试验物业服务有限公司"
has "A4" "$work/info" "(A4)"
has "version raised" "$work/info" "PDF version:     1.7"
text "$made"/催款通知单/1-2-1001.pdf > "$work/text"
for words in 待审批 '编号：催字[2026]第' '尊敬的甲𬭎一业主（1-2-1001）' 《试验小区物业服务合同》 第九百四十四条 截至2026年11月20日 以上截至2026年11月20日；如您已缴纳请忽略本函 \
	物业费2026年8月至2026年9月2551.6050.000.00501.60 车位费2026年7月180.000.000.0080.00 车位费2026年9月180.000.000.0080.00 合计711.6050.000.00661.60 \
	'¥661.60（人民币陆佰陆拾壹元陆角整）' 请于2026年12月2日前 98.50平方米 试验路1号 9:00-17:30 试验银行 12345678 致电000-12345678 扫码缴费 试验物业服务有限公司 2026年11月25日 \
	送达回证 签收人 与业主关系 □同住成年亲属 'EMS单号' □张贴 送达人（两人） 拒收说明 '审批人（待审批）' 存档 第1页共1页; do
	has "says $words" "$work/text" "$words"
done
for words in 停水 停电 停气 断水 断电 门禁 滞纳金 黑名单 公示 曝光; do
	hasnt "does not say $words" "$work/text" "$words"
done
text "$made"/催款通知单/1-2-301.pdf > "$work/text"
has "a name is no Markdown" "$work/text" "乙*二_**丙**业主（1-2-301）"
hasnt "no unknown area" <(text "$made"/催款通知单/10-1-101.pdf) 平方米
same "private" "$(stat -c %a "$made"/催款通知单/1-2-301.pdf "$made"/催款通知单 | tr '\n' ' ')" "600 700 "
same "fonts are embedded, with ToUnicode" "$(pdffonts "$made"/催款通知单.pdf | tail -n +3 | awk '{ print $(NF-4), $(NF-3), $(NF-2) }' | sort -u)" "yes yes yes"
sums() { (cd "$made" && find . -name '*.pdf' -exec sha256sum {} + | sort -k 2); }
before=$(sums)
TZ=Asia/Tokyo LC_ALL=C letters a > "$work/out" 2>&1
same "the same bytes again" "$(sums)" "$before"

# A template with a mistake in its SQL has a card that reads nothing.
same "every letter's SQL fits the schema" "$("$B/libexec/kefu/stages/3_letters" --describe |
	awk '/^unit / { if (u && !n) print u; u = $2; n = 0 } /^needs table:/ { n++ } END { if (!n) print u }')" ""

# ---- what it refuses, or tells ----
site b <<'SQL'
INSERT INTO houses(line, room, owner) VALUES(2, '1-1-101', '甲' || char(917505) || char(1114109));
INSERT INTO bills(line, bill_no, room, item, start, "end", period, period_to, charged, due) VALUES
	(2, 'A1', '1-1-101', '物业费', D(2026-09-01), D(2026-09-30), M(2026-09), M(2026-09), 20000, D(2026-09-30));
SQL
letters b > "$work/out" 2>&1
same "a character without a glyph stops the letters (69)" "$?" 69
has "and is named with its room" "$work/out" "1-1-101: "
has "by its code" "$work/out" "U+10FFFD"
same "nothing is half there" "$(ls "$work/b/outputs/2026-11-25" | grep -c letters)" 0

site c <<'SQL'
INSERT INTO houses(line, room, owner) VALUES(2, '1-1-101', '甲' || char(9731));
INSERT INTO bills(line, bill_no, room, item, start, "end", period, period_to, charged, due) VALUES
	(2, 'A1', '1-1-101', '物业费', D(2026-09-01), D(2026-09-30), M(2026-09), M(2026-09), 20000, D(2026-09-30));
SQL
mistake() { # NAME FILE SED WORDS
	mkdir -p "$work/c/templates/letters/dunning_s2"
	sed "$3" "templates/letters/dunning_s2/$2" > "$work/c/templates/letters/dunning_s2/$2"
	letters c > "$work/out" 2>&1
	same "$1: settings or templates are wrong (78)" "$?" 78
	has "$1: says where" "$work/out" "$4"
	rm -r "$work/c/templates"
}
mistake "unknown name" letter.md 's/{{owner}}/{{ownr}}/' "letter.md:13: {{ownr}}"
mistake "three braces" letter.md 's/\*\*{{owner}}\*\*业主/{{{owner}}}业主/' "letter.md:13: "
mistake "partial" letter.md '1s/.*/{{> head}}/' "letter.md:1: "
mistake "unknown fence" letter.md 's/^```seal/```seel/' 'the nearest is seal'
mistake "column that does not exist" rows.sql 's/l.owners/l.ownrs/' "rows.sql:1"
mistake "SQL that writes" rows.sql '1,/^-- name/{s/^SELECT l.place.*/DELETE FROM arrears_room; SELECT l.place,/}' "rows.sql:1"
mistake "unknown key" letter.ini 's/^title = 催/titel = 催/' "letter.ini:"

mkdir -p "$work/c/templates/letters/dunning_s2"
sed 's/yuan(sum(owed)) AS owed/yuan(sum(owed) - 1) AS owed/' templates/letters/dunning_s2/rows.sql > "$work/c/templates/letters/dunning_s2/rows.sql"
letters c > "$work/out" 2>&1
same "a sum in the text that is not the database's is our bug (70)" "$?" 70
has "with both sums" "$work/out" "bills.欠费 adds up to 199.99 in the letter, and should be 200.00"
sed '0,/^WHERE l.template/s//WHERE l.room <> l.room AND l.template/' templates/letters/dunning_s2/rows.sql > "$work/c/templates/letters/dunning_s2/rows.sql"
letters c > "$work/out" 2>&1
same "a letter that is missing is our bug (70)" "$?" 70
has "counted" "$work/out" "letters of the letters is 0, and should be 1"
rm -r "$work/c/templates"
letters c > "$work/out" 2>&1
same "a character from the fallback font is drawn" "$?" 0
