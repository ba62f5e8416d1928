-- The figures of 2_arrears for one as-of day. Days, months and money are integers (db.h). Rows come a house at a time.

-- Every bill that has begun, whether paid or not. charged - waived - received = owed.
-- name: arrears_account
CREATE TABLE arrears_account (
	bill_id INTEGER PRIMARY KEY,
	room TEXT NOT NULL,
	bill_no TEXT NOT NULL,
	source TEXT NOT NULL,
	item TEXT NOT NULL,
	period_from INTEGER NOT NULL,
	period_to INTEGER NOT NULL,
	charged INTEGER NOT NULL,
	waived INTEGER NOT NULL,
	received INTEGER NOT NULL,
	owed INTEGER NOT NULL,
	due INTEGER NOT NULL,
	part INTEGER NOT NULL,
	line INTEGER NOT NULL
) STRICT;

-- Of those the overdue ones with something owed.
-- name: arrears_bill
CREATE TABLE arrears_bill (
	bill_id INTEGER PRIMARY KEY,
	room TEXT NOT NULL,
	owner TEXT,
	bill_no TEXT NOT NULL,
	source TEXT NOT NULL,
	item TEXT NOT NULL,
	period_from INTEGER NOT NULL,
	period_to INTEGER NOT NULL,
	start INTEGER NOT NULL,
	"end" INTEGER NOT NULL,
	charged INTEGER NOT NULL,
	waived INTEGER NOT NULL,
	received INTEGER NOT NULL,
	owed INTEGER NOT NULL CHECK (owed > 0),
	due INTEGER NOT NULL,
	overdue_days INTEGER NOT NULL CHECK (overdue_days > 0),
	bucket INTEGER NOT NULL CHECK (bucket BETWEEN 1 AND 7),
	penalty INTEGER,
	limitation INTEGER NOT NULL,
	part INTEGER NOT NULL,
	line INTEGER NOT NULL
) STRICT;

-- Which receipt paid what of a bill, and where it stands in the exports. A refund's rows are negative and name its original.
-- name: arrears_allocation
CREATE TABLE arrears_allocation (
	bill_id INTEGER NOT NULL,
	seq INTEGER NOT NULL,
	receipt_no TEXT NOT NULL,
	of_no TEXT,
	paid INTEGER NOT NULL,
	amount INTEGER NOT NULL CHECK (amount <> 0),
	source TEXT NOT NULL,
	part INTEGER NOT NULL,
	line INTEGER NOT NULL,
	PRIMARY KEY (bill_id, seq)
) STRICT, WITHOUT ROWID;

-- The lines of the exports behind each of those bills, in words: its own, then those of the receipts that paid it.
-- name: arrears_line
CREATE VIEW arrears_line AS
SELECT a.bill_id, a.room, a.bill_no, a.item, a.due, a.bill_id IN (SELECT bill_id FROM arrears_bill) AS overdue, 0 AS seq,
	'账单 ' || a.bill_no || ' ' || a.item || ' 应收 ' || yuan(a.charged) || ' 减免 ' || yuan(a.waived) || ' 实收 ' || yuan(a.received)
		|| ' 欠费 ' || yuan(a.owed) AS words, a.part, a.line
FROM arrears_account AS a
UNION ALL
SELECT a.bill_id, a.room, a.bill_no, a.item, a.due, a.bill_id IN (SELECT bill_id FROM arrears_bill), x.seq + 1,
	CASE WHEN x.of_no IS NULL THEN '收据 ' || x.receipt_no ELSE '退款 ' || x.receipt_no || '（原收据 ' || x.of_no || '）' END
		|| ' ' || iso_date(x.paid) || ' 冲抵 ' || a.bill_no || ' ' || yuan(x.amount), x.part, x.line
FROM arrears_account AS a JOIN arrears_allocation AS x ON x.bill_id = a.bill_id;

-- Receipts that are not wholly in bills: prepaid, waiting for a bill that they name, held as a deposit, or taking no part.
-- name: arrears_unspent
CREATE TABLE arrears_unspent (
	room TEXT NOT NULL,
	receipt_no TEXT NOT NULL,
	paid INTEGER NOT NULL,
	amount INTEGER NOT NULL,
	unspent INTEGER NOT NULL,
	fate TEXT NOT NULL CHECK (fate IN ('预收', '留待', '暂收', '作废', '无原收据', '超原收据')),
	source TEXT NOT NULL,
	part INTEGER NOT NULL,
	line INTEGER NOT NULL
) STRICT;

-- Houses with something overdue. step, no_letter: as in dunning; NULL before S1 begins. draft: a letter of ours (S2, S3-1, S3-2) is due.
-- name: arrears_room
CREATE TABLE arrears_room (
	room TEXT PRIMARY KEY,
	owner TEXT,
	payer TEXT,
	known INTEGER NOT NULL,
	months INTEGER NOT NULL,
	months_partial INTEGER NOT NULL,
	from_day INTEGER NOT NULL,
	to_day INTEGER NOT NULL,
	b1 INTEGER NOT NULL,
	b2 INTEGER NOT NULL,
	b3 INTEGER NOT NULL,
	b4 INTEGER NOT NULL,
	b5 INTEGER NOT NULL,
	b6 INTEGER NOT NULL,
	b7 INTEGER NOT NULL,
	owed INTEGER NOT NULL CHECK (owed > 0),
	penalty INTEGER,
	prepaid INTEGER NOT NULL,
	oldest_due INTEGER NOT NULL,
	overdue_days INTEGER NOT NULL,
	waiver_pending INTEGER NOT NULL,
	step TEXT,
	no_letter TEXT,
	draft INTEGER NOT NULL CHECK (draft IN (0, 1))
) STRICT, WITHOUT ROWID;

-- name: arrears_ageing
CREATE TABLE arrears_ageing (
	item TEXT PRIMARY KEY,
	b1 INTEGER NOT NULL,
	b2 INTEGER NOT NULL,
	b3 INTEGER NOT NULL,
	b4 INTEGER NOT NULL,
	b5 INTEGER NOT NULL,
	b6 INTEGER NOT NULL,
	b7 INTEGER NOT NULL,
	total INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- place: their order. Rates in hundredths of a percent; NULL where there is nothing to divide by.
-- name: arrears_rate
CREATE TABLE arrears_rate (
	place INTEGER PRIMARY KEY,
	period TEXT NOT NULL,
	item TEXT NOT NULL,
	charged INTEGER NOT NULL,
	received INTEGER NOT NULL,
	current_rate INTEGER,
	opening INTEGER NOT NULL,
	recovered INTEGER NOT NULL,
	recovery_rate INTEGER,
	total_rate INTEGER
) STRICT;

-- name: arrears_prepaid
CREATE TABLE arrears_prepaid (
	room TEXT PRIMARY KEY,
	owner TEXT,
	prepaid INTEGER NOT NULL CHECK (prepaid > 0)
) STRICT, WITHOUT ROWID;

-- One row: the last day on which money came in, up to as-of. NULL: no receipt at all.
-- name: arrears_cut
CREATE TABLE arrears_cut (
	day INTEGER
) STRICT;

-- name: arrears_exception
CREATE TABLE arrears_exception (
	rule TEXT NOT NULL,
	source TEXT NOT NULL,
	part INTEGER NOT NULL,
	line INTEGER NOT NULL,
	key TEXT NOT NULL,
	note TEXT NOT NULL,
	UNIQUE (rule, source, part, line, key)	-- a history's row is a bill and a receipt: its doubts are told once
) STRICT;
