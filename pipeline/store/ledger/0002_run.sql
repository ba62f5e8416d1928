-- The history of runs: for people and for `kefu status`, never proof that something is done (that is the stamp's part).
-- Times are UTC, as text. A run without an end was killed.
-- name: 0002_run
CREATE TABLE run (
	run INTEGER PRIMARY KEY,
	as_of INTEGER NOT NULL,
	started TEXT NOT NULL,
	ended TEXT,
	exit_code INTEGER,
	version TEXT NOT NULL,
	note TEXT NOT NULL DEFAULT ''	-- what it said at its end
) STRICT;
CREATE TABLE run_stage (
	run INTEGER NOT NULL REFERENCES run (run),
	number INTEGER NOT NULL,	-- its place in the run
	stage TEXT NOT NULL,
	unit TEXT NOT NULL,
	outcome TEXT NOT NULL CHECK (outcome IN ('done', 'skipped', 'failed', 'stopped', 'interrupted')),
	exit_code INTEGER NOT NULL,	-- 0, its exit code, or 128 + the signal
	milliseconds INTEGER NOT NULL,
	fingerprint TEXT NOT NULL,
	note TEXT NOT NULL,		-- why it failed or was stopped
	PRIMARY KEY (run, number)
) STRICT;
