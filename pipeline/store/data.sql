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
