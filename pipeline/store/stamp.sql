-- Stamps live in the database that they speak of, so that they are true or gone together with the data.
-- name: stamp_tables
CREATE TABLE IF NOT EXISTS main.stamp (
	stage TEXT NOT NULL,
	unit TEXT NOT NULL,
	fingerprint TEXT NOT NULL,
	ledger TEXT NOT NULL,	-- digest of the ledger parts that the stage makes, as they were at its end
	parts TEXT NOT NULL,	-- what the fingerprint was made of, a line each, for `kefu why`
	PRIMARY KEY (stage, unit)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS main.stamp_file (
	path TEXT NOT NULL PRIMARY KEY,	-- below the day's folder
	stage TEXT NOT NULL,
	unit TEXT NOT NULL,
	digest TEXT NOT NULL,
	size INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Not by db_has_table, which finds those of an attached file too.
-- name: stamp_there
SELECT name AS name FROM main.sqlite_schema WHERE name = 'stamp_file';

-- name: stamp_get
SELECT fingerprint AS fingerprint, ledger AS ledger, parts AS parts FROM main.stamp WHERE stage = :stage AND unit = :unit;

-- name: stamp_put
INSERT INTO main.stamp (stage, unit, fingerprint, ledger, parts) VALUES (:stage, :unit, :fingerprint, :ledger, :parts)
ON CONFLICT (stage, unit) DO UPDATE SET fingerprint = excluded.fingerprint, ledger = excluded.ledger, parts = excluded.parts;

-- name: stamp_files
SELECT path AS path, digest AS digest, size AS size FROM main.stamp_file WHERE stage = :stage AND unit = :unit ORDER BY path;

-- name: stamp_all_files
SELECT path AS path, digest AS digest, size AS size FROM main.stamp_file ORDER BY path;

-- name: stamp_forget_files
DELETE FROM main.stamp_file WHERE stage = :stage AND unit = :unit;

-- A folder below reports/ or letters/ is swapped as a whole, so it can have one maker only.
-- name: stamp_other_maker
SELECT stage AS stage, unit AS unit FROM main.stamp_file
WHERE (path = :path OR substr(path, 1, length(:folder)) = :folder) AND NOT (stage = :stage AND unit = :unit)
ORDER BY path LIMIT 1;

-- name: stamp_add_file
INSERT INTO main.stamp_file (path, stage, unit, digest, size) VALUES (:path, :stage, :unit, :digest, :size);
