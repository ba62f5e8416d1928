-- The reports that were handed in (DOMAIN §1.3 PT-06, PT-07): an edition is written once. First `pending`; when its files are in
-- issued/<folder>/ and on the disk, `issued` with the digest of what it says. What was said of each month's score and of each finding
-- stands here too, so that what comes later can be told from it (补录调整), and each sheet's rows, so that a further edition can say
-- what changed. Months and days as in figures, points in hundredths.
-- name: 0004_issued_report
CREATE TABLE issued_report (
	report TEXT NOT NULL,			-- the folder of templates/reports
	month INTEGER NOT NULL,			-- the period that it is about
	edition INTEGER NOT NULL CHECK (edition > 0),
	state TEXT NOT NULL CHECK (state IN ('pending', 'issued')),
	as_of INTEGER NOT NULL,			-- the report's date
	issued INTEGER NOT NULL,		-- the day on which it was handed in
	digest TEXT CHECK ((state = 'pending') = (digest IS NULL)),
	PRIMARY KEY (report, month, edition)
) STRICT, WITHOUT ROWID;
CREATE TABLE issued_report_file (
	report TEXT NOT NULL,
	month INTEGER NOT NULL,
	edition INTEGER NOT NULL,
	path TEXT NOT NULL,			-- below issued/
	digest TEXT NOT NULL CHECK (length(digest) = 64),
	PRIMARY KEY (report, month, edition, path),
	FOREIGN KEY (report, month, edition) REFERENCES issued_report (report, month, edition)
) STRICT, WITHOUT ROWID;
CREATE TABLE issued_report_sheet (
	report TEXT NOT NULL,
	month INTEGER NOT NULL,
	edition INTEGER NOT NULL,
	number INTEGER NOT NULL,
	sheet TEXT NOT NULL,
	rows TEXT NOT NULL,			-- as kefu show prints them, separated by tabs, the headings first
	PRIMARY KEY (report, month, edition, number),
	FOREIGN KEY (report, month, edition) REFERENCES issued_report (report, month, edition)
) STRICT, WITHOUT ROWID;
CREATE TABLE issued_score (
	report TEXT NOT NULL,
	month INTEGER NOT NULL,
	edition INTEGER NOT NULL,
	of_month INTEGER NOT NULL,		-- an earlier one: as adjusted
	kind INTEGER NOT NULL,
	score INTEGER NOT NULL,
	PRIMARY KEY (report, month, edition, of_month, kind),
	FOREIGN KEY (report, month, edition) REFERENCES issued_report (report, month, edition)
) STRICT, WITHOUT ROWID;
CREATE TABLE issued_finding (
	report TEXT NOT NULL,
	month INTEGER NOT NULL,
	edition INTEGER NOT NULL,
	finding_no TEXT NOT NULL,
	of_month INTEGER NOT NULL,		-- of the patrol
	day INTEGER NOT NULL,
	kind INTEGER NOT NULL,
	zone TEXT NOT NULL,
	code TEXT NOT NULL,
	deduction INTEGER NOT NULL,
	factor INTEGER,				-- NULL: withdrawn, or its item is unknown
	PRIMARY KEY (report, month, edition, finding_no),
	FOREIGN KEY (report, month, edition) REFERENCES issued_report (report, month, edition)
) STRICT, WITHOUT ROWID;
