-- name: ledger_migrations
CREATE TABLE IF NOT EXISTS migration (
	number INTEGER PRIMARY KEY,
	name TEXT NOT NULL
) STRICT;

-- name: ledger_version
SELECT coalesce(max(number), 0) AS number FROM migration;

-- name: ledger_migrated
INSERT INTO migration (number, name) VALUES (:number, :name);

-- name: ledger_last_arrival
SELECT sequence AS sequence, digest AS digest FROM arrival WHERE path = :path ORDER BY sequence DESC LIMIT 1;

-- name: ledger_add_arrival
INSERT INTO arrival (path, digest, size, run) VALUES (:path, :digest, :size, :run);

-- name: ledger_arrivals
SELECT sequence AS sequence, path AS path, digest AS digest, size AS size
FROM arrival WHERE sequence > :after ORDER BY sequence;

-- name: ledger_digest_arrival
SELECT sequence AS sequence, path AS path, digest AS digest, size AS size
FROM arrival WHERE :as_of IS NOT NULL ORDER BY sequence;

-- name: ledger_begin_run
INSERT INTO run (as_of, started, version) VALUES (:as_of, :started, :version);

-- name: ledger_end_run
UPDATE run SET ended = :ended, exit_code = :exit_code, note = :note WHERE run = :run;

-- name: ledger_add_run_stage
INSERT INTO run_stage (run, number, stage, unit, outcome, exit_code, milliseconds, fingerprint, note)
VALUES (:run, (SELECT count(*) + 1 FROM run_stage WHERE run = :run), :stage, :unit, :outcome, :exit_code, :milliseconds,
	:fingerprint, :note);

-- name: ledger_runs
SELECT run AS run, as_of AS as_of, started AS started, ended AS ended, exit_code AS exit_code, version AS version, note AS note
FROM run ORDER BY run DESC LIMIT :limit;

-- name: ledger_run_stages
SELECT stage AS stage, unit AS unit, outcome AS outcome, exit_code AS exit_code, milliseconds AS milliseconds,
	fingerprint AS fingerprint, note AS note
FROM run_stage WHERE run = :run ORDER BY number;
