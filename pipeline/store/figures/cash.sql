-- The cashier's figures, made by 2_cash: receipts of as-of's month up to as-of, and deposits not yet given back. Days and money as in db.h.

-- By fee item and way of payment: of a day, and (day NULL) of the month so far.
-- name: cash_line
CREATE TABLE cash_line (
	day INTEGER,
	item TEXT NOT NULL,		-- 未指明科目: the receipt names none
	method TEXT NOT NULL,		-- 未注明
	receipts INTEGER NOT NULL,
	received INTEGER NOT NULL,
	refunds INTEGER NOT NULL,
	refunded INTEGER NOT NULL,
	voids INTEGER NOT NULL,
	voided INTEGER NOT NULL,
	net INTEGER NOT NULL CHECK (net = received - refunded),
	first_no TEXT NOT NULL,
	last_no TEXT NOT NULL
) STRICT;

-- A deposit (押金, 保证金) of which something is still held.
-- name: cash_deposit
CREATE TABLE cash_deposit (
	receipt_no TEXT NOT NULL,
	room TEXT NOT NULL,
	owner TEXT,
	item TEXT NOT NULL,
	day INTEGER NOT NULL,
	held INTEGER NOT NULL CHECK (held > 0),
	refunded INTEGER NOT NULL,
	refund_day INTEGER,
	source TEXT NOT NULL,
	part INTEGER NOT NULL,
	line INTEGER NOT NULL
) STRICT;
