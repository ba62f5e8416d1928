#!/bin/bash
# 2_arrears over small tables made by hand: sources beside each other, names of houses, waivers, exceptions, rates.
# (The rules have their own tables of cases; here is what the stage adds to them.)
set -u
B=$(realpath "${B:-.build}")
stage=$B/libexec/kefu/stages/2_arrears
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# D(day) and M(month) stand for numbers in the SQL of a case.
numbers() {
	sed -E "s/D\(([0-9-]+)\)/CAST(unixepoch('\1')\/86400 AS INT)/g; s/M\(([0-9]{4})-([0-9]{2})\)/(\1*12+\2-1)/g"
}

# site NAME: an empty site whose data.db holds the rows of stdin
site() {
	mkdir -p "$work/$1/inputs" "$work/$1/outputs"
	{
		cat tests/stages/arrears_data.sql
		awk '/^-- name: /{ if (n++) print ";"; next } /^--/ { next } { print }' pipeline/store/views.sql
		numbers
	} | sqlite3 "$work/$1/outputs/data.db"
}

# run NAME DAY [SETTINGS]
run() {
	[ $# -lt 3 ] || printf '%s\n' "$3" > "$work/$1/inputs/settings.ini"
	"$stage" --site "$work/$1" --as-of "$2" --stamp 0 || echo "stage failed: $?"
}

# is "words" NAME DAY SQL WANT
is() {
	local got
	got=$(printf '%s' "$4" | numbers | sqlite3 -separator ' ' "$work/$2/outputs/$3/figures.db" 2>&1)
	if [ "$got" = "$5" ]; then
		echo "ok arrears: $1"
	else
		echo "not ok arrears: $1 - want [$5] got [$got]"
	fi
}

# ---- houses ----
site names <<'SQL'
INSERT INTO houses (line, room, owner) VALUES (2, '1-1-301', '张三'), (3, '2-1-301', '李四'), (4, '2-2-301', '王五'), (5, '3-101', '赵六');
INSERT INTO bills (line, bill_no, room, item, period, period_to, charged) VALUES
	(2, 'A', '1-301', '物业服务费', M(2023-01), M(2023-01), 10000),
	(3, 'B', '1-1-301', '物管费', M(2023-02), M(2023-02), 10000),
	(4, 'C', '2-301', '物业费', M(2023-01), M(2023-01), 10000),
	(5, 'D', '3-101', '物业费', M(2023-01), M(2023-01), 10000),
	(6, 'E', '9-9-999', '物业费', M(2023-04), M(2023-04), 10000);
INSERT INTO receipts (line, receipt_no, room, paid, amount) VALUES (2, 'R1', '1-301', D(2023-03-01), 10000), (3, 'R2', '8-8-808', D(2023-03-02), 500);
SQL
run names 2023-03-31
is "1-301 is the house of the only unit" names 2023-03-31 "SELECT room, owner, bill_no, item FROM arrears_bill WHERE room = '1-1-301'" "1-1-301 张三 B 物业费"
is "2-301 stays unknown where there are two units" names 2023-03-31 "SELECT room, owner IS NULL, draft FROM arrears_room WHERE known = 0" "2-301 1 0"
is "unknown houses are listed with the nearest" names 2023-03-31 "SELECT rule, source, part, line, key, note FROM arrears_exception ORDER BY source, line" \
"DQ-HOUSE bills 2 4 C 房屋业主资料中没有房号 2-301；相近的有 2-1-301、2-2-301、3-101
DQ-HOUSE receipts 3 3 R2 房屋业主资料中没有房号 8-8-808；相近的有 1-1-301、2-1-301、2-2-301"
is "a bill that has not begun is nowhere" names 2023-03-31 "SELECT count(*) FROM arrears_account WHERE bill_no = 'E'" 0
is "money of an unknown house is its prepaid" names 2023-03-31 "SELECT room, prepaid FROM arrears_prepaid" "8-8-808 500"
is "the data cut is the last receipt" names 2023-03-31 "SELECT day = D(2023-03-02) FROM arrears_cut" 1

# ---- sources beside each other ----
site sources <<'SQL'
INSERT INTO houses (line, room, owner) VALUES (2, '1-1-301', '张三'), (3, '1-1-302', '李四'), (4, '1-1-303', '王五');
INSERT INTO bills (line, bill_no, room, item, period, period_to, charged) VALUES
	(4, 'Q', '1-1-303', '物业费', M(2023-01), M(2023-01), 10000),
	(2, 'A', '1-1-301', '物业费', M(2023-01), M(2023-01), 10000), (3, 'B', '1-1-301', '物业费', M(2023-02), M(2023-02), 10000);
INSERT INTO fee_history (line, room, item, cycle, start, "end", paid, charged, received) VALUES
	(2, '1-1-301', '物业服务费', 1, D(2023-01-01), D(2023-02-01), D(2023-01-10) * 86400, 10000, 10000),
	(3, '1-1-302', '物业服务费', 12, D(2022-01-01), D(2023-01-01), D(2022-01-10) * 86400, 120000, 60000),
	(4, '1-1-302', '物业服务费', 12, D(2022-01-01), D(2023-01-01), D(2022-07-10) * 86400 + 3600, 110000, 40000),
	(5, '1-1-303', '物业费', 3, D(2022-12-01), D(2023-03-01), D(2022-12-10) * 86400, 30000, 20000);
INSERT INTO fee_detail (line, order_no, room, item, start, "end", paid, charged, received, discount, waived, gift) VALUES
	(2, 'O1', '1-1-302', '车位费', D(2023-01-01), D(2023-02-01), D(2023-01-05) * 86400, 6000, 4000, 500, 300, 200);
INSERT INTO arrears_opening (line, fee_no, room, item, start, "end", owed) VALUES
	(2, 'F1', '1-1-301', '物业费', D(2020-01-01), D(2020-12-31), 120000), (3, 'F2', '1-1-301', '物业费', D(2023-02-01), D(2023-02-28), 7777);
SQL
run sources 2023-03-31
is "bills of the same item and month take a history's receipt" sources 2023-03-31 \
	"SELECT receipt_no, amount FROM arrears_allocation AS x JOIN arrears_account USING (bill_id) WHERE bill_no = 'A' ORDER BY seq" "1-1-301/物业服务费/2023-01 10000"
is "… and no bill is doubled" sources 2023-03-31 "SELECT bill_no FROM arrears_account WHERE room = '1-1-301' ORDER BY bill_no" "A
B
F1"
is "a history that reaches beyond the bills is listed" sources 2023-03-31 "SELECT rule, line, key FROM arrears_exception WHERE rule = 'DQ-DUP'" "DQ-DUP 5 1-1-303/物业费/2022-12"
is "… its receipt pays what is there, the rest waits" sources 2023-03-31 "SELECT receipt_no, unspent, fate FROM arrears_unspent WHERE room = '1-1-303'" "1-1-303/物业费/2022-12 10000 留待"
is "opening arrears are due at their end" sources 2023-03-31 "SELECT charged, owed, due = D(2020-12-31) FROM arrears_bill WHERE bill_no = 'F1'" "120000 120000 1"
is "several rows of a key are one bill with several receipts" sources 2023-03-31 \
	"SELECT b.bill_no, b.item, b.charged, b.received, iif(period_to - period_from = 11, '12 months', ''), due = D(2022-01-31), x.receipt_no, x.amount FROM arrears_account AS b JOIN arrears_allocation AS x USING (bill_id) WHERE b.source = 'fee_history' ORDER BY seq" \
"1-1-302/物业服务费/2022-01 物业费 120000 100000 12 months 1 1-1-302/物业服务费/2022-01 60000
1-1-302/物业服务费/2022-01 物业费 120000 100000 12 months 1 1-1-302/物业服务费/2022-01/2 40000"
is "… the charges differ: the largest, and an exception" sources 2023-03-31 "SELECT line, key FROM arrears_exception WHERE rule = 'DQ-CHARGE'" "3 1-1-302/物业服务费/2022-01"
is "waivers of fee_detail count" sources 2023-03-31 "SELECT bill_no, charged, waived, received, owed FROM arrears_bill WHERE source = 'fee_detail'" "O1 6000 1000 4000 1000"

# ---- waivers ----
site waivers <<'SQL'
INSERT INTO houses (line, room, owner) VALUES (2, '1-1-101', '甲'), (3, '1-1-102', '乙'), (4, '1-1-103', '丙'), (5, '1-1-104', '丁');
INSERT INTO bills (line, bill_no, room, item, period, period_to, charged, waived, waiver_no, waiver_by, waiver_day) VALUES
	(2, 'A', '1-1-101', '物业费', M(2023-01), M(2023-01), 10000, 2000, '减1', '经理', D(2023-02-10)),
	(3, 'B', '1-1-102', '物业费', M(2023-01), M(2023-01), 10000, 2000, '减2', NULL, D(2023-02-10)),
	(4, 'C', '1-1-103', '物业费', M(2023-01), M(2023-01), 10000, 2000, '减3', '经理', D(2023-04-01)),
	(5, 'D', '1-1-104', '物业费', M(2023-01), M(2023-01), 10000, 20000, '减4', '经理', D(2023-02-10));
INSERT INTO bills (line, bill_no, room, item, period, period_to, charged, waived) VALUES (6, 'E', '1-1-101', '物业费', M(2023-03), M(2023-03), 10000, 100);
SQL
run waivers 2023-03-31
is "an approved waiver reduces the charge, others print 0.00" waivers 2023-03-31 "SELECT bill_no, waived, owed FROM arrears_bill ORDER BY bill_no" "A 2000 8000
B 0 10000
C 0 10000"
is "an unapproved waiver holds the letter, one on a bill not in arrears does not" waivers 2023-03-31 "SELECT room, waiver_pending, draft FROM arrears_room ORDER BY room" "1-1-101 0 1
1-1-102 1 0
1-1-103 1 0"
is "unapproved waivers are listed" waivers 2023-03-31 "SELECT line, key FROM arrears_exception WHERE rule = 'FE-01' ORDER BY line" "3 B
4 C
6 E"
is "a waiver above the charge counts up to it" waivers 2023-03-31 "SELECT waived, owed FROM arrears_account WHERE bill_no = 'D'" "10000 0"
run waivers 2023-03-31 "[waiver]
require_approval = false"
is "without required approval they count" waivers 2023-03-31 "SELECT bill_no, waived, owed FROM arrears_bill ORDER BY bill_no" "A 2000 8000
B 2000 8000
C 2000 8000"

# ---- receipts that something is wrong with ----
site doubts <<'SQL'
INSERT INTO houses (line, room, owner, payer) VALUES (2, '1-1-101', '甲', '业主'), (3, '1-1-102', '开发公司', '建设单位');
INSERT INTO bills (line, bill_no, room, item, period, period_to, charged, due) VALUES
	(2, 'A', '1-1-101', '物业费', M(2023-01), M(2023-01), 10000, NULL), (3, 'B', '1-1-102', '物业费', M(2023-01), M(2023-01), 10000, NULL),
	(4, 'C', '1-1-101', '物业费', NULL, NULL, 10000, NULL), (5, 'D', '1-1-101', '物业费', M(2023-02), M(2023-02), -500, NULL);
INSERT INTO receipts (line, receipt_no, room, paid, amount, item, period, period_to, bill_no, original_no, state) VALUES
	(2, 'R1', '1-1-101', D(2023-02-01), 4000, NULL, NULL, NULL, 'A', NULL, '正常'),
	(3, 'R2', '1-1-101', D(2023-02-02), -1000, NULL, NULL, NULL, NULL, NULL, '正常'),
	(4, 'R3', '1-1-101', D(2023-02-03), -9000, NULL, NULL, NULL, NULL, 'R1', '正常'),
	(5, 'R4', '1-1-101', D(2023-02-04), -1000, NULL, NULL, NULL, NULL, 'R9', '正常'),
	(6, 'R5', '1-1-101', D(2023-02-05), 1000, NULL, NULL, NULL, 'Z', NULL, '正常'),
	(7, 'R6', '1-1-101', D(2023-02-06), 1000, '物业费', M(2023-03), M(2023-03), NULL, NULL, '正常'),
	(8, 'R7', '1-1-101', D(2023-02-07), 1000, '物业费', M(2023-09), M(2023-09), NULL, NULL, '正常'),
	(9, 'R8', '1-1-101', D(2023-02-08), 9000, '物业费', NULL, NULL, NULL, NULL, '作废'),
	(10, 'R9', '1-1-101', D(2023-02-09), 200000, '装修押金', NULL, NULL, NULL, NULL, '正常'),
	(11, 'R10', '1-1-101', D(2023-04-09), 9000, NULL, NULL, NULL, NULL, NULL, '正常');
SQL
run doubts 2023-03-31
is "what takes no part and what waits is listed" doubts 2023-03-31 "SELECT rule, source, line, key FROM arrears_exception ORDER BY source, line" "DQ-DATE bills 4 C
DQ-BAL bills 5 D
DQ-REFUND receipts 3 R2
DQ-REFUND receipts 4 R3
DQ-BILL receipts 6 R5
DQ-BILL receipts 7 R6"
is "unspent money and its reason" doubts 2023-03-31 "SELECT receipt_no, unspent, fate FROM arrears_unspent ORDER BY line" "R2 0 无原收据
R3 0 超原收据
R5 1000 留待
R6 1000 留待
R7 1000 留待
R8 0 作废
R9 199000 暂收"
is "deposits are not prepaid money" doubts 2023-03-31 "SELECT room, prepaid FROM arrears_prepaid" "1-1-101 3000"
is "a developer's unit gets no draft" doubts 2023-03-31 "SELECT room, owed, draft FROM arrears_room ORDER BY room" "1-1-101 6000 1
1-1-102 10000 0"
is "a receipt after as-of moves no cut" doubts 2023-03-31 "SELECT day = D(2023-02-09) FROM arrears_cut" 1

# ---- rates, ageing, penalty ----
site rates <<'SQL'
INSERT INTO houses (line, room, owner) VALUES (2, '1-1-101', '甲');
INSERT INTO bills (line, bill_no, room, item, period, period_to, charged) VALUES
	(2, 'A', '1-1-101', '物业费', M(2022-11), M(2022-11), 8000), (3, 'B', '1-1-101', '物业管理费', M(2023-01), M(2023-03), 12000),
	(4, 'C', '1-1-101', '电费', M(2023-03), M(2023-03), 700), (5, 'D', '1-1-101', '车位费', M(2023-03), M(2023-03), 6000);
INSERT INTO receipts (line, receipt_no, room, paid, amount, item, period, period_to) VALUES
	(2, 'R1', '1-1-101', D(2022-12-20), 1000, '物业费', M(2022-11), M(2022-11)),
	(3, 'R2', '1-1-101', D(2023-03-05), 2000, '物业费', M(2022-11), M(2022-11)),
	(4, 'R3', '1-1-101', D(2023-03-06), 9600, '物业费', M(2023-01), M(2023-03));
SQL
run rates 2023-03-31
is "this month and this year, 物业费 and 全部" rates 2023-03-31 \
	"SELECT period, item, charged, received, current_rate, opening, recovered, recovery_rate, total_rate FROM arrears_rate ORDER BY place" \
"2023-03 物业费 4000 1600 4000 15000 10000 6667 6105
2023-03 全部 10000 1600 1600 15000 10000 6667 4640
2023 物业费 12000 9600 8000 7000 2000 2857 6105
2023 全部 18000 9600 5333 7000 2000 2857 4640"
is "items without arrears are not in the ages" rates 2023-03-31 "SELECT * FROM arrears_ageing" "物业费 0 2400 5000 0 0 0 0 7400"
is "months and period of the house" rates 2023-03-31 "SELECT months, months_partial, from_day = D(2022-11-01), to_day = D(2023-03-31), penalty IS NULL FROM arrears_room" "2 1 1 1 1"
is "a payment begins the limitation anew" rates 2023-03-31 "SELECT bill_no, limitation = D(2026-03-05) FROM arrears_bill WHERE bill_no = 'A'" "A 1"
run rates 2023-03-31 "[penalty]
rate = 0.0005"
is "a rate without the clause asks for no penalty" rates 2023-03-31 "SELECT count(penalty) FROM arrears_bill" 0
run rates 2023-03-31 "[penalty]
rate = 0.0005
clause = 第十二条"
is "with both there is one" rates 2023-03-31 "SELECT bill_no, penalty FROM arrears_bill ORDER BY bill_no" "A 406
B 229"
run rates 2023-03-31 "[letter]
stages.S1 = 200"
is "before S1 begins a house has arrears and no step" rates 2023-03-31 "SELECT count(*), count(step), (SELECT count(*) FROM dunning) FROM arrears_room" "1 0 0"
