-- Dunning (催缴) for one as-of day, made by 2_arrears beside the figures of arrears.sql. Days, months and money are integers (db.h).

-- Every house with something overdue: the step at which it stands, and why no letter goes out. DOMAIN 3.8.
-- name: dunning
CREATE TABLE dunning (
	room TEXT PRIMARY KEY,
	owner TEXT,
	step TEXT NOT NULL CHECK (step IN ('S1', 'S2', 'S3-1', 'S3-2', 'S4', 'S5')),
	reason TEXT,			-- of no letter; NULL: planned, or S1
	gates TEXT NOT NULL,		-- all that hold it, 、 between
	planned INTEGER NOT NULL CHECK (planned = (step <> 'S1' AND reason IS NULL)),
	owed INTEGER NOT NULL CHECK (owed > 0),
	from_day INTEGER NOT NULL,
	to_day INTEGER NOT NULL,
	months INTEGER NOT NULL,
	oldest_due INTEGER NOT NULL,
	overdue_days INTEGER NOT NULL,
	pay_by INTEGER,			-- as-of + 7 (S2) or 15 days; NULL: not planned
	limitation INTEGER,		-- the first to run out of its bills that have not
	near_limitation INTEGER NOT NULL CHECK (near_limitation IN (0, 1)),
	lapsed_no TEXT,			-- the S3 (or S4) letter whose term is over
	first_no TEXT			-- the S3-1 letter that S3-2 repeats
) STRICT, WITHOUT ROWID;

-- Bills that have begun and fall due within the days of S0; not those of a developer.
-- name: dunning_reminder
CREATE TABLE dunning_reminder (
	room TEXT NOT NULL,
	owner TEXT,
	bill_no TEXT NOT NULL,
	source TEXT NOT NULL,
	item TEXT NOT NULL,
	period_from INTEGER NOT NULL,
	period_to INTEGER NOT NULL,
	owed INTEGER NOT NULL CHECK (owed > 0),
	due INTEGER NOT NULL,
	part INTEGER NOT NULL,
	line INTEGER NOT NULL
) STRICT;

-- The letters themselves (S2, S3-1, S3-2), a row a letter in the order of the walk: drafts in figures.db, where number and approved_by are
-- NULL; `kefu letters issue` fills a table of the same shape from the ledger, so that one template makes both.
-- name: dunning_letter
CREATE TABLE dunning_letter (
	place INTEGER PRIMARY KEY,
	number TEXT,
	template TEXT NOT NULL,		-- the folder of templates/letters: dunning_s2, dunning_s3
	step TEXT NOT NULL,
	room TEXT NOT NULL UNIQUE,
	owner TEXT,
	owners TEXT,			-- all co-owners, 、 between
	address TEXT,
	area INTEGER,			-- of 0.01 m2
	price INTEGER,			-- of 0.0001 yuan
	day INTEGER NOT NULL,		-- the letter's date: as-of
	cut INTEGER,
	pay_by INTEGER NOT NULL,
	from_day INTEGER NOT NULL,
	to_day INTEGER NOT NULL,
	months INTEGER NOT NULL,
	charged INTEGER NOT NULL,
	waived INTEGER NOT NULL,
	received INTEGER NOT NULL,
	owed INTEGER NOT NULL CHECK (owed > 0 AND charged - waived - received = owed),
	penalty INTEGER,
	first_number TEXT,		-- of S3-2: the letter that it repeats, and its date
	first_day INTEGER,
	approved_by TEXT
) STRICT;

-- Their tables: the overdue bills of each, in order. place is the letter's.
-- name: dunning_letter_bill
CREATE TABLE dunning_letter_bill (
	place INTEGER NOT NULL,
	seq INTEGER NOT NULL,
	bill_no TEXT NOT NULL,
	source TEXT NOT NULL,
	item TEXT NOT NULL,
	period_from INTEGER NOT NULL,
	period_to INTEGER NOT NULL,
	charged INTEGER NOT NULL,
	waived INTEGER NOT NULL,
	received INTEGER NOT NULL,
	owed INTEGER NOT NULL,
	penalty INTEGER,
	due INTEGER NOT NULL,
	PRIMARY KEY (place, seq)
) STRICT, WITHOUT ROWID;

-- The ledger's letters up to as-of with what became of each: how it was delivered (the best evidence), what was paid within its term.
-- name: letter_sent
CREATE TABLE letter_sent (
	number TEXT PRIMARY KEY,
	state TEXT NOT NULL CHECK (state IN ('issued', 'void')),
	step TEXT NOT NULL,
	room TEXT NOT NULL,
	owner TEXT NOT NULL,
	from_day INTEGER NOT NULL,
	to_day INTEGER NOT NULL,
	owed INTEGER NOT NULL,
	cut INTEGER NOT NULL,
	day INTEGER NOT NULL,
	pay_by INTEGER NOT NULL,
	approved_by TEXT NOT NULL,
	way TEXT,			-- of the delivery that proves most
	courier_no TEXT,
	delivered INTEGER,
	signer TEXT,
	relation TEXT,
	grade TEXT,			-- A–D, written or worked out; NULL: no delivery known
	paid_day INTEGER,		-- the last payment on its bills after its day
	paid INTEGER NOT NULL CHECK (paid >= 0),	-- what came in on its bills after its day, up to as-of
	unpaid INTEGER,			-- 1: its term is over and something of it is still owed; 0; NULL: not over yet
	limitation INTEGER,		-- the new last day (of the first of its bills), where its arrival began the time anew
	void_why TEXT,
	remark TEXT,			-- of the delivery
	part INTEGER,			-- the delivery's row
	line INTEGER
) STRICT, WITHOUT ROWID;
