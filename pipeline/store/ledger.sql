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

-- name: ledger_digest_letter
SELECT number AS number, CASE WHEN state = 'void' AND void_as_of > :as_of THEN 'issued' ELSE state END AS state, digest AS digest,
	room AS room, step AS step, as_of AS as_of, cut AS cut, pay_by AS pay_by, owed AS owed,
	CASE WHEN void_as_of <= :as_of THEN void_why END AS void_why
FROM letter WHERE state <> 'pending' AND as_of <= :as_of ORDER BY year, serial;

-- name: ledger_letter_there
SELECT number AS number, state AS state FROM letter WHERE room = :room AND step = :step AND cut = :cut AND state <> 'void';

-- name: ledger_next_letter
SELECT coalesce(max(serial), 0) + 1 AS serial FROM letter WHERE year = :year;

-- name: ledger_add_letter
INSERT INTO letter (number, year, serial, state, template, step, room, owner, owners, address, area, price, as_of, cut, pay_by, from_day,
	to_day, months, charged, waived, received, owed, penalty, first_number, approved_by)
VALUES (:number, :year, :serial, 'pending', :template, :step, :room, :owner, :owners, :address, :area, :price, :as_of, :cut, :pay_by,
	:from_day, :to_day, :months, :charged, :waived, :received, :owed, :penalty, :first_number, :approved_by);

-- name: ledger_add_letter_bill
INSERT INTO letter_bill (number, seq, bill_no, source, item, period_from, period_to, charged, waived, received, owed, penalty, due)
VALUES (:number, :seq, :bill_no, :source, :item, :period_from, :period_to, :charged, :waived, :received, :owed, :penalty, :due);

-- name: ledger_issue_letter
UPDATE letter SET state = 'issued', digest = :digest WHERE number = :number AND state = 'pending';

-- name: ledger_void_letter
UPDATE letter SET state = 'void', void_why = :why, void_as_of = max(:as_of, as_of)
WHERE number = :number AND state <> 'void';

-- name: ledger_void_why
SELECT coalesce(void_why, '') AS why, void_as_of AS day FROM letter WHERE number = :number AND state = 'void';

-- A letter that was voided later than the day stood on that day.
-- name: ledger_letters
SELECT number AS number, CASE WHEN state = 'void' AND void_as_of > :as_of THEN 'issued' ELSE state END AS state, template AS template,
	step AS step, room AS room, owner AS owner, owners AS owners, address AS address, area AS area, price AS price, as_of AS as_of,
	cut AS cut, pay_by AS pay_by, from_day AS from_day, to_day AS to_day, months AS months, charged AS charged, waived AS waived,
	received AS received, owed AS owed, penalty AS penalty, first_number AS first_number, approved_by AS approved_by,
	digest AS digest, CASE WHEN void_as_of <= :as_of THEN void_why END AS void_why
FROM letter
WHERE as_of <= :as_of AND CASE WHEN :state IS NULL THEN state <> 'pending'
	ELSE :state = CASE WHEN state = 'void' AND void_as_of > :as_of THEN 'issued' ELSE state END END
ORDER BY room COLLATE "natural", year, serial;

-- name: ledger_letter_bills
SELECT seq AS seq, bill_no AS bill_no, source AS source, item AS item, period_from AS period_from, period_to AS period_to,
	charged AS charged, waived AS waived, received AS received, owed AS owed, penalty AS penalty, due AS due
FROM letter_bill WHERE number = :number ORDER BY seq;

-- The report of the day itself is the same while it is made and once it is out.
-- name: ledger_digest_report
SELECT report AS report, month AS month, edition AS edition, CASE WHEN as_of < :as_of THEN state END AS state, issued AS issued
FROM issued_report WHERE as_of <= :as_of ORDER BY report, month, edition;

-- name: ledger_reports
SELECT report AS report, month AS month, edition AS edition, state AS state, as_of AS as_of, issued AS issued, digest AS digest
FROM issued_report WHERE as_of <= :as_of ORDER BY report, month, edition;

-- name: ledger_add_report
INSERT INTO issued_report (report, month, edition, state, as_of, issued)
VALUES (:report, :month, (SELECT count(*) + 1 FROM issued_report WHERE report = :report AND month = :month AND state = 'issued'),
	'pending', :as_of, :issued)
ON CONFLICT DO UPDATE SET as_of = excluded.as_of, issued = excluded.issued;

-- name: ledger_drop_report
DELETE FROM issued_report WHERE report = :report AND month = :month AND state = 'pending';

-- name: ledger_issue_report
UPDATE issued_report SET state = 'issued', digest = :digest
WHERE report = :report AND month = :month AND edition = :edition AND state = 'pending';

-- name: ledger_add_report_file
INSERT INTO issued_report_file (report, month, edition, path, digest) VALUES (:report, :month, :edition, :path, :digest);

-- name: ledger_report_files
SELECT path AS path, digest AS digest
FROM issued_report_file WHERE report = :report AND month = :month AND edition = :edition ORDER BY path;

-- name: ledger_add_report_sheet
INSERT INTO issued_report_sheet (report, month, edition, number, sheet, rows)
VALUES (:report, :month, :edition, :number, :sheet, :rows);

-- name: ledger_report_sheets
SELECT sheet AS sheet, rows AS rows
FROM issued_report_sheet WHERE report = :report AND month = :month AND edition = :edition ORDER BY number;

-- name: ledger_add_report_score
INSERT INTO issued_score (report, month, edition, of_month, kind, score)
VALUES (:report, :month, :edition, :of_month, :kind, :score);

-- name: ledger_add_report_finding
INSERT INTO issued_finding (report, month, edition, finding_no, of_month, day, kind, zone, code, deduction, factor)
VALUES (:report, :month, :edition, :finding_no, :of_month, :day, :kind, :zone, :code, :deduction, :factor);

-- What was said last of each month's score comes last; so with findings.
-- name: ledger_report_scores
SELECT s.of_month AS of_month, s.kind AS kind, s.score AS score
FROM issued_score AS s JOIN issued_report AS r USING (report, month, edition)
WHERE r.report = :report AND r.state = 'issued' AND r.month < :month AND r.issued <= :known
ORDER BY s.of_month, s.kind, r.issued, r.month, r.edition;

-- name: ledger_report_findings
SELECT f.finding_no AS finding_no, f.of_month AS of_month, f.day AS day, f.kind AS kind, f.zone AS zone, f.code AS code,
	f.deduction AS deduction, f.factor AS factor
FROM issued_finding AS f JOIN issued_report AS r USING (report, month, edition)
WHERE r.report = :report AND r.state = 'issued' AND r.month < :month AND r.issued <= :known
ORDER BY f.finding_no, r.issued, r.month, r.edition;

-- name: ledger_next_pending
SELECT template AS template, as_of AS as_of FROM letter WHERE state = 'pending' ORDER BY year, serial LIMIT 1;

-- name: ledger_letter_templates
SELECT DISTINCT template AS template FROM letter WHERE state = 'issued' AND as_of = :as_of ORDER BY template;

-- name: ledger_letter_there_on
SELECT number AS number FROM letter WHERE room = :room AND step = :step AND (cut = :cut OR as_of = :as_of) AND state <> 'void';

-- name: ledger_letters_of_day
SELECT l.number AS number, l.template AS template, l.step AS step, l.room AS room, l.owner AS owner, l.owners AS owners, l.address AS address,
	l.area AS area, l.price AS price, l.as_of AS as_of, l.cut AS cut, l.pay_by AS pay_by, l.from_day AS from_day, l.to_day AS to_day,
	l.months AS months, l.charged AS charged, l.waived AS waived, l.received AS received, l.owed AS owed, l.penalty AS penalty,
	l.first_number AS first_number, f.as_of AS first_day, l.approved_by AS approved_by
FROM letter AS l
LEFT JOIN letter AS f ON f.number = l.first_number
WHERE l.state = :state AND l.as_of = :as_of AND (:template IS NULL OR l.template = :template)
ORDER BY l.room COLLATE "natural", l.year, l.serial LIMIT :most;

-- What `kefu letters list` prints; a template's SELECT as far as the reports are concerned.
-- name: ledger_letter_list
SELECT number AS 函件编号, CASE WHEN state = 'pending' THEN '待印' WHEN void_as_of <= :as_of THEN '作废' ELSE '已发' END AS 状态, room AS 房号,
	step AS 催缴阶段, owed AS 欠费合计, as_of AS 日期, cut AS 数据截止日, pay_by AS 要求缴清日期, approved_by AS 审批人,
	digest AS 摘要, CASE WHEN void_as_of <= :as_of THEN void_why END AS 作废原因
FROM letter
WHERE as_of <= :as_of
ORDER BY year, serial;
