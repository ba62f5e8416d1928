-- data.db beside the tables of the sources: which bytes are live, what each file gave, what was refused. Derived: the ledger's arrivals
-- and the archive make it anew at any time.

-- What it was made from; and how far in the ledger it is.
-- name: ingest_state
CREATE TABLE ingest_state (
	made_from TEXT NOT NULL,	-- digest of the program and of the declared sources
	applied INTEGER NOT NULL	-- the last arrival that is in here
) STRICT;

-- Bytes that some path now says. Of rows with the same key those of the latest arrival are current.
-- name: content
CREATE TABLE content (
	content INTEGER PRIMARY KEY,
	digest TEXT NOT NULL UNIQUE,
	arrival INTEGER NOT NULL
) STRICT;

-- name: input
CREATE TABLE input (
	path TEXT PRIMARY KEY,		-- below inputs/
	content INTEGER NOT NULL REFERENCES content (content),
	arrival INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One table of a file: a CSV, or a sheet. Rows belong to the part that owns them; a copy of the same bytes elsewhere owns none.
-- name: part
CREATE TABLE part (
	part_id INTEGER PRIMARY KEY,
	content INTEGER,		-- NULL: the bytes could not be read, and say nothing
	owner INTEGER NOT NULL CHECK (owner IN (0, 1)),
	arrival INTEGER NOT NULL,
	path TEXT NOT NULL,
	sheet TEXT NOT NULL,
	source TEXT,			-- NULL: not recognised
	digest TEXT NOT NULL,
	read INTEGER NOT NULL,
	accepted INTEGER NOT NULL,
	unchanged INTEGER NOT NULL,
	superseded INTEGER NOT NULL,
	rejected INTEGER NOT NULL,
	skipped INTEGER NOT NULL,
	first_day INTEGER,		-- of when its rows are; NULL: no row says
	last_day INTEGER,
	note TEXT NOT NULL,
	CHECK (read = accepted + unchanged + superseded + rejected + skipped)
) STRICT;

-- What each part's rows have for a key and what they say, packed (stages/1_ingest/keys.h); of a row the last entry counts.
-- name: key_log
CREATE TABLE key_log (
	source TEXT NOT NULL,
	part INTEGER NOT NULL,
	number INTEGER NOT NULL,
	entries BLOB NOT NULL,
	UNIQUE (source, part, number)
) STRICT;

-- Which parts may have a key (stages/1_ingest/filter.h).
-- name: key_filter
CREATE TABLE key_filter (
	source TEXT NOT NULL,
	number INTEGER NOT NULL,
	count INTEGER NOT NULL,
	room INTEGER NOT NULL,
	parts BLOB NOT NULL,
	slots BLOB NOT NULL,
	UNIQUE (source, number)
) STRICT;

-- The current rows of every 16,384 row numbers, row_id / 16384: how many, and a digest of what they say (stages/1_ingest/blocks.h).
-- name: block
CREATE TABLE block (
	source TEXT NOT NULL,
	number INTEGER NOT NULL,
	rows INTEGER NOT NULL,
	high INTEGER NOT NULL,
	low INTEGER NOT NULL,
	PRIMARY KEY (source, number)
) STRICT, WITHOUT ROWID;

-- name: reject
CREATE TABLE reject (
	reject_id INTEGER PRIMARY KEY,
	part INTEGER NOT NULL,
	line INTEGER NOT NULL,
	"column" TEXT NOT NULL,
	value TEXT NOT NULL,
	reason TEXT NOT NULL,
	cells TEXT NOT NULL,		-- JSON, in the order of the source's columns
	has_key INTEGER NOT NULL,
	key_hi INTEGER NOT NULL,
	key_lo INTEGER NOT NULL,
	against INTEGER NOT NULL	-- the part whose row of this key was first; 0 when that is not why
) STRICT;

-- What lies in inputs/ but cannot be a file of data: links, pipes, what may not be opened. As it is now, not as it arrived.
-- name: oddity
CREATE TABLE oddity (
	path TEXT PRIMARY KEY,
	note TEXT NOT NULL
) STRICT;

-- A line a file; of a workbook a line a sheet, which the note names when there are several. A copy of other bytes is one line.
-- name: file_report
CREATE VIEW file_report AS
SELECT path, sheet, coalesce(source, '') AS source, read, accepted, unchanged, superseded, rejected, skipped,
	CASE WHEN sheet <> '' AND count(*) OVER (PARTITION BY path) > 1
		THEN '工作表“' || sheet || '”' || CASE note WHEN '' THEN '' ELSE '：' || note END ELSE note END AS note
FROM part
WHERE owner = 1 OR content IS NULL
UNION ALL
SELECT path, '', coalesce(group_concat(nullif(source, ''), '、'), ''), sum(read), sum(accepted), sum(unchanged), sum(superseded), sum(rejected), sum(skipped), min(note)
FROM (
	SELECT path, coalesce(source, '') AS source, sum(read) AS read, sum(accepted) AS accepted, sum(unchanged) AS unchanged,
		sum(superseded) AS superseded, sum(rejected) AS rejected, sum(skipped) AS skipped, min(note) AS note
	FROM part
	WHERE owner = 0 AND content IS NOT NULL
	GROUP BY path, source
	ORDER BY path, source
)
GROUP BY path
UNION ALL
SELECT path, '', '', 0, 0, 0, 0, 0, 0, note
FROM oddity;

-- What 1_parking keeps of the barriers' transactions: sums of every block of rows (`block`), so that a night adds up only what changed. They know
-- no as-of day, and no shift: time at a lane is cut at midnight and wherever a shift of that lane begins or ends; a sum is of a block, a lane and
-- the time since such a cut, so that all of it is of one shift, whichever that is.

-- What they were added up from. program: digest. cuts: of those between the first and the last payment. digest: of all that was kept of the block.
-- prints: 32 bits for the plate and entry of each row from the block's first on, 0 where it is no stay.
-- name: parking_block
CREATE TABLE parking_block (
	source TEXT NOT NULL,
	number INTEGER NOT NULL,
	program TEXT NOT NULL,
	high INTEGER NOT NULL,
	low INTEGER NOT NULL,
	cuts TEXT NOT NULL,
	digest TEXT NOT NULL,
	"first" INTEGER NOT NULL,
	"last" INTEGER NOT NULL,
	entered_first INTEGER NOT NULL,
	entered_last INTEGER NOT NULL,
	lines INTEGER NOT NULL,
	charged INTEGER NOT NULL,
	received INTEGER NOT NULL,
	prints BLOB NOT NULL,
	UNIQUE (source, number)
) STRICT;

-- ways: bit n is set where a payment came by the n-th way.
-- name: parking_sum
CREATE TABLE parking_sum (
	source TEXT NOT NULL,
	number INTEGER NOT NULL,
	lane TEXT NOT NULL,
	since INTEGER NOT NULL,
	lines INTEGER NOT NULL,
	paid INTEGER NOT NULL,
	free INTEGER NOT NULL,
	irregular INTEGER NOT NULL,
	unexplained INTEGER NOT NULL,
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
	ways INTEGER NOT NULL,
	PRIMARY KEY (source, number, lane, since)
) STRICT, WITHOUT ROWID;

-- name: parking_waived
CREATE TABLE parking_waived (
	source TEXT NOT NULL,
	number INTEGER NOT NULL,
	lane TEXT NOT NULL,
	since INTEGER NOT NULL,
	reason TEXT NOT NULL,
	lines INTEGER NOT NULL,
	waived INTEGER NOT NULL,
	PRIMARY KEY (source, number, lane, since, reason)
) STRICT, WITHOUT ROWID;

-- Cars that were inside at the end of the days from from_day to the one before to_day.
-- name: parking_overnight
CREATE TABLE parking_overnight (
	source TEXT NOT NULL,
	number INTEGER NOT NULL,
	lane TEXT NOT NULL,
	since INTEGER NOT NULL,
	from_day INTEGER NOT NULL,
	to_day INTEGER NOT NULL,
	cars INTEGER NOT NULL,
	PRIMARY KEY (source, number, lane, since, from_day, to_day)
) STRICT, WITHOUT ROWID;

-- name: parking_refund
CREATE TABLE parking_refund (
	source TEXT NOT NULL,
	number INTEGER NOT NULL,
	lane TEXT NOT NULL,
	since INTEGER NOT NULL,
	row_id INTEGER NOT NULL,
	PRIMARY KEY (source, number, row_id)
) STRICT, WITHOUT ROWID;
