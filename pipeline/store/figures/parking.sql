-- The figures of 2_parking for one as-of day. Amounts in fen. "The month" is as-of's month up to as-of; earlier months are kept as sums.

-- One row.
-- name: parking_period
CREATE TABLE parking_period (
	month INTEGER NOT NULL,
	start INTEGER NOT NULL,
	"end" INTEGER NOT NULL
) STRICT;

-- A line a shift and lane, of all months; what was paid in no shift is one line a day and lane, with shift, start, difference NULL. The
-- cars of a line are its paid, free and irregular ones. given: unpaid of free releases; unpaid: of irregular ones. Ticket columns are NULL
-- where no tickets were written down. part, line: of the shift.
-- name: parking_row
CREATE TABLE parking_row (
	day INTEGER NOT NULL,
	month INTEGER NOT NULL,
	shift TEXT,
	start INTEGER,
	lane TEXT NOT NULL,
	collector TEXT,
	cars INTEGER NOT NULL,
	paid INTEGER NOT NULL,
	free INTEGER NOT NULL,
	irregular INTEGER NOT NULL,
	charged INTEGER NOT NULL,
	waived INTEGER NOT NULL,
	received INTEGER NOT NULL,
	cash INTEGER NOT NULL,
	wechat INTEGER NOT NULL,
	alipay INTEGER NOT NULL,
	etc INTEGER NOT NULL,
	"union" INTEGER NOT NULL,
	other INTEGER NOT NULL,
	given INTEGER NOT NULL,
	unpaid INTEGER NOT NULL,
	manual INTEGER NOT NULL,
	handed INTEGER NOT NULL,
	difference INTEGER,
	used INTEGER,
	voided INTEGER,
	valid INTEGER,
	face INTEGER,
	part INTEGER,
	line INTEGER,
	CHECK (cars = paid + free + irregular)
) STRICT;

-- Each day of the month so far, added up from the transactions themselves. lacking: no shift was written down that day. inside: cars that
-- were there at the day's end, as far as they have left since.
-- name: parking_date
CREATE TABLE parking_date (
	day INTEGER PRIMARY KEY,
	cars INTEGER NOT NULL,
	paid INTEGER NOT NULL,
	free INTEGER NOT NULL,
	irregular INTEGER NOT NULL,
	charged INTEGER NOT NULL,
	waived INTEGER NOT NULL,
	received INTEGER NOT NULL,
	cash INTEGER NOT NULL,
	electronic INTEGER NOT NULL,
	handed INTEGER NOT NULL,
	difference INTEGER NOT NULL,
	inside INTEGER NOT NULL,
	lacking INTEGER NOT NULL CHECK (lacking IN (0, 1))
) STRICT;

-- Every month with data, added up from the transactions themselves. days: of the month, up to as-of; lacking: of these without a shift.
-- name: parking_month
CREATE TABLE parking_month (
	month INTEGER PRIMARY KEY,
	cars INTEGER NOT NULL,
	paid INTEGER NOT NULL,
	free INTEGER NOT NULL,
	irregular INTEGER NOT NULL,
	charged INTEGER NOT NULL,
	waived INTEGER NOT NULL,
	received INTEGER NOT NULL,
	cash INTEGER NOT NULL,
	electronic INTEGER NOT NULL,
	handed INTEGER NOT NULL,
	difference INTEGER NOT NULL,
	days INTEGER NOT NULL,
	lacking INTEGER NOT NULL,
	average INTEGER,
	change INTEGER,
	year_change INTEGER
) STRICT;

-- What a channel says it took on a day of the month, and what the gate says.
-- name: parking_channel
CREATE TABLE parking_channel (
	day INTEGER NOT NULL,
	channel TEXT NOT NULL,
	taken INTEGER NOT NULL,
	settled INTEGER NOT NULL,
	fee INTEGER NOT NULL,
	net INTEGER NOT NULL,
	missing INTEGER NOT NULL CHECK (missing IN (0, 1)),
	PRIMARY KEY (day, channel)
) STRICT, WITHOUT ROWID;

-- The month's collectors, by their shifts. over, short: sums of the differences above and below zero.
-- name: parking_collector
CREATE TABLE parking_collector (
	collector TEXT PRIMARY KEY,
	shifts INTEGER NOT NULL,
	received INTEGER NOT NULL,
	over INTEGER NOT NULL,
	short INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The month's reductions by their reason; '' where none was said.
-- name: parking_reason
CREATE TABLE parking_reason (
	reason TEXT PRIMARY KEY,
	lines INTEGER NOT NULL,
	waived INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What is wrong in the month: PK-1 … PK-12. difference is NULL where it is not about money.
-- name: parking_check
CREATE TABLE parking_check (
	day INTEGER NOT NULL,
	start INTEGER,
	shift TEXT,
	lane TEXT,
	rule TEXT NOT NULL,
	note TEXT NOT NULL,
	difference INTEGER
) STRICT;

-- state, months, owed are NULL where no day is written down; owed also where there is no price. days: over the day, below zero to go.
-- name: parking_space
CREATE TABLE parking_space (
	space_no TEXT PRIMARY KEY,
	area TEXT,
	type TEXT,
	tenure TEXT,
	room TEXT,
	owner TEXT,
	plate TEXT,
	price INTEGER,
	paid_to INTEGER,
	state TEXT,
	months INTEGER,
	owed INTEGER,
	days INTEGER,
	"use" TEXT,
	part INTEGER NOT NULL,
	line INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- name: parking_exception
CREATE TABLE parking_exception (
	rule TEXT NOT NULL,
	source TEXT NOT NULL,
	part INTEGER NOT NULL,
	line INTEGER NOT NULL,
	key TEXT NOT NULL,
	note TEXT NOT NULL
) STRICT;
