-- The dunning letters that went out (RULINGS 39). First number, content and `pending`; when the PDF in issued/<number>/ is on the disk,
-- `issued` and its digest. A number is never given twice and none is left out; a voided letter keeps its own. What is in a letter
-- stands here whole, so that its PDF can be made again from this alone. Days and months as in figures, money in fen.
-- name: 0003_letter
CREATE TABLE letter (
	number TEXT PRIMARY KEY,		-- 催字[2026]第0001号
	year INTEGER NOT NULL,
	serial INTEGER NOT NULL CHECK (serial > 0),
	state TEXT NOT NULL CHECK (state IN ('pending', 'issued', 'void')),
	template TEXT NOT NULL,			-- the folder of templates/letters
	step TEXT NOT NULL CHECK (step IN ('S2', 'S3-1', 'S3-2')),
	room TEXT NOT NULL,
	owner TEXT NOT NULL,			-- as the register has it: 张三、李四
	owners TEXT NOT NULL,			-- all of them, as they are addressed
	address TEXT,
	area INTEGER,
	price INTEGER,
	as_of INTEGER NOT NULL,			-- the letter's date
	cut INTEGER NOT NULL,			-- data cut: the last receipt's day
	pay_by INTEGER NOT NULL,
	from_day INTEGER NOT NULL,
	to_day INTEGER NOT NULL,
	months INTEGER NOT NULL,
	charged INTEGER NOT NULL,
	waived INTEGER NOT NULL,
	received INTEGER NOT NULL,
	owed INTEGER NOT NULL CHECK (owed > 0 AND charged - waived - received = owed),
	penalty INTEGER,
	first_number TEXT,			-- the first demand that this one repeats
	approved_by TEXT NOT NULL,
	digest TEXT CHECK ((state = 'pending') = (digest IS NULL) OR state = 'void'),	-- of the PDF
	void_why TEXT CHECK ((state = 'void') = (void_why IS NOT NULL)),
	void_as_of INTEGER,
	UNIQUE (year, serial)
) STRICT;
CREATE UNIQUE INDEX letter_once ON letter (room, step, cut) WHERE state <> 'void';
CREATE TABLE letter_bill (
	number TEXT NOT NULL REFERENCES letter (number),
	seq INTEGER NOT NULL,
	bill_no TEXT NOT NULL,
	source TEXT NOT NULL,
	item TEXT NOT NULL,
	period_from INTEGER NOT NULL,
	period_to INTEGER NOT NULL,
	charged INTEGER NOT NULL,
	waived INTEGER NOT NULL,
	received INTEGER NOT NULL,
	owed INTEGER NOT NULL CHECK (owed > 0 AND charged - waived - received = owed),
	penalty INTEGER,
	due INTEGER NOT NULL,
	PRIMARY KEY (number, seq)
) STRICT, WITHOUT ROWID;
