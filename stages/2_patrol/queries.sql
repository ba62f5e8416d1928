-- What was dropped in. Columns are read by place.

-- name: zones
SELECT zone, type, weight, company, monthly_fee, part, line
FROM zones
ORDER BY zone;

-- name: patrols
SELECT patrol_no, day, type, zone, role, spot, na_items, "end", part, line
FROM patrols
ORDER BY patrol_no;

-- name: findings
SELECT finding_no, patrol_no, item_code, place, description, deduction, fixed, needs, standard, deadline,
	confirmed, confirmed_day_only, issued, issued_day_only, unit, part, line
FROM findings
ORDER BY finding_no;

-- name: reinspections
SELECT finding_no, day, result, new_deadline, part, line
FROM reinspections
WHERE day <= :as_of
ORDER BY finding_no, day;

-- name: complaints
SELECT received / 86400, unit
FROM tickets
WHERE kind = '投诉' AND valid AND unit IS NOT NULL AND received / 86400 <= :as_of
ORDER BY received, unit;

-- name: works
SELECT day, zone, task
FROM green_works
WHERE day <= :as_of
ORDER BY day, zone, task;

-- name: plans
SELECT plan_no, type, cycle, zone, task, start, due, done, finished
FROM work_plans
ORDER BY plan_no;

-- name: permits
SELECT permit_no AS permit_no, room AS room, room_text AS room_text, start AS start, "end" AS "end", extended AS extended, accepted AS accepted
FROM reno_permits
ORDER BY permit_no;

-- name: answers
SELECT f.kind AS kind, f.company AS company, c.day AS confirmed, o.day AS objected, o.reason AS reason, o.reviewed AS reviewed,
	o.conclusion AS conclusion
FROM patrol_fee AS f
LEFT JOIN assess_answers AS c ON c.month = :month AND c.type = f.type AND c.company = f.company AND c.answer = '确认'
LEFT JOIN assess_answers AS o ON o.month = :month AND o.type = f.type AND o.company = f.company AND o.answer = '异议'
ORDER BY f.kind, f.company;

-- name: stray_answers
SELECT a.type AS type, a.company AS company, a.part AS part, a.line AS line
FROM assess_answers AS a LEFT JOIN patrol_fee AS f ON f.type = a.type AND f.company = a.company
WHERE a.month = :month AND f.company IS NULL
ORDER BY a.part, a.line;

-- name: add_answer
INSERT INTO patrol_answer (kind, company, issued, last, confirmed, objected, reviewed, reason, conclusion, state, final)
VALUES (:kind, :company, :issued, :last, :confirmed, :objected, :reviewed, :reason, :conclusion, :state, :final);

-- name: add_task
INSERT INTO patrol_task (plan_no, kind, type, cycle, zone, task, due, done, kept)
VALUES (:plan_no, :kind, :type, :cycle, :zone, :task, :due, :done, :kept);

-- name: add_task_rate
INSERT INTO patrol_task_rate (kind, type, cycle, asked, kept, rate) VALUES (:kind, :type, :cycle, :asked, :kept, :rate);

-- name: add_rectification
INSERT INTO patrol_rectification (kind, type, found, fixed, needed, passed, due, in_time, overdue, rate, in_time_rate)
VALUES (:kind, :type, :found, :fixed, :needed, :passed, :due, :in_time, :overdue, :rate, :in_time_rate);

-- name: add_progress
INSERT INTO patrol_progress (monday, complete, found, fixed, needed, passed, due, in_time, overdue, rate, in_time_rate)
VALUES (:monday, :complete, :found, :fixed, :needed, :passed, :due, :in_time, :overdue, :rate, :in_time_rate);

-- name: add_spot_week
INSERT INTO patrol_spot_week (monday, zone, asked, done, verdict) VALUES (:monday, :zone, :asked, :done, :verdict);

-- name: add_open
INSERT INTO patrol_open (finding_no, day, kind, type, zone, code, place, description, unit, deadline, overdue_days, result, part, line)
VALUES (:finding_no, :day, :kind, :type, :zone, :code, :place, :description, :unit, :deadline, :overdue_days, :result, :part, :line);

-- name: add_year_item
INSERT INTO patrol_year_item (kind, type, code, item, findings, repeats, deduction)
VALUES (:kind, :type, :code, :item, :findings, :repeats, :deduction);

-- name: add_period
INSERT INTO patrol_period (month, start, "end", mode) VALUES (:month, :start, :end, :mode);

-- name: add_standard
INSERT INTO patrol_standard (code, kind, type, item, weight, deduction, standard, veto)
VALUES (:code, :kind, :type, :item, :weight, :deduction, :standard, :veto);

-- name: add_month
INSERT INTO patrol_month (month, kind, type, start, "end", patrols, routine, spot, complaint, raw, score, grade, before, due, done, coverage, small, deduct)
VALUES (:month, :kind, :type, :start, :end, :patrols, :routine, :spot, :complaint, :raw, :score, :grade, :before, :due, :done, :coverage, :small, :deduct);

-- name: add_zone
INSERT INTO patrol_zone (kind, type, zone, due, done, raw, score) VALUES (:kind, :type, :zone, :due, :done, :raw, :score);

-- name: add_item
INSERT INTO patrol_item (kind, type, code, item, findings, deduction) VALUES (:kind, :type, :code, :item, :findings, :deduction);

-- name: add_score
INSERT INTO patrol_score (patrol_no, day, kind, type, zone, spot, findings, raw, score, part, line)
VALUES (:patrol_no, :day, :kind, :type, :zone, :spot, :findings, :raw, :score, :part, :line);

-- name: add_finding
INSERT INTO patrol_finding (finding_no, patrol_no, day, kind, type, zone, spot, code, item, place, description, deduction, deadline, result, factor, outcome, unconfirmed, unfollowed, part, line)
VALUES (:finding_no, :patrol_no, :day, :kind, :type, :zone, :spot, :code, :item, :place, :description, :deduction, :deadline, :result, :factor, :outcome, :unconfirmed, :unfollowed, :part, :line);

-- name: add_day
INSERT INTO patrol_day (zone, day, kind, type, patrols) VALUES (:zone, :day, :kind, :type, :patrols);

-- name: add_coverage
INSERT INTO patrol_coverage (zone, day, patrols) VALUES (:zone, :day, :patrols);

-- name: add_check
INSERT INTO patrol_check (rule, asked, kept, broken, unknown, rate) VALUES (:rule, :asked, :kept, :broken, :unknown, :rate);

-- name: add_week
INSERT INTO patrol_week (monday, kind, type, zone, raw, score) VALUES (:monday, :kind, :type, :zone, :raw, :score);

-- name: add_deviation
INSERT INTO patrol_deviation (day, kind, type, zone, routine, spot, apart) VALUES (:day, :kind, :type, :zone, :routine, :spot, :apart);

-- name: add_fee
INSERT INTO patrol_fee (kind, type, company, score, grade, fee, percent, deduction, note)
VALUES (:kind, :type, :company, :score, :grade, :fee, :percent, :deduction, :note);

-- name: add_adjustment
INSERT INTO patrol_adjustment (finding_no, month, day, kind, type, zone, code, deduction, was, factor, reason, outcome)
VALUES (:finding_no, :month, :day, :kind, :type, :zone, :code, :deduction, :was, :factor, :reason, :outcome);

-- name: add_adjusted
INSERT INTO patrol_adjusted (month, kind, type, score, adjusted) VALUES (:month, :kind, :type, :score, :adjusted);

-- name: add_year_month
INSERT INTO patrol_year_month (month, kind, type, routine, spot, complaint, score, grade, coverage)
VALUES (:month, :kind, :type, :routine, :spot, :complaint, :score, :grade, :coverage);

-- name: add_year
INSERT INTO patrol_year (year, start, kind, type, mean, most, least, below, coverage, advice, missing, last_mean, complaints, needed, passed, rate, deducted)
VALUES (:year, :start, :kind, :type, :mean, :most, :least, :below, :coverage, :advice, :missing, :last_mean, :complaints, :needed, :passed, :rate, :deducted);

-- name: add_exception
INSERT INTO patrol_exception (rule, source, part, line, key, note) VALUES (:rule, :source, :part, :line, :key, :note);

-- name: add_issue
INSERT INTO patrol_issue (report, month, edition, issued, same, digest) VALUES (:report, :month, :edition, :issued, :same, :digest);

-- What the reports say, for their digests: all but the checks of the reports themselves and where a row came from.

-- name: said_period
SELECT month, start, "end", mode FROM patrol_period;

-- name: said_months
SELECT m.month, m.kind, m.routine, m.spot, m.complaint, m.raw, m.score, m.grade, m.before, m.due, m.done, m.coverage, m.small, m.deduct
FROM patrol_month AS m JOIN patrol_period AS p ON m.month > p.month - 12
ORDER BY m.month, m.kind;

-- name: said_zones
SELECT kind, zone, due, done, raw, score FROM patrol_zone ORDER BY kind, zone;

-- name: said_items
SELECT kind, code, item, findings, deduction FROM patrol_item ORDER BY kind, code;

-- name: said_findings
SELECT finding_no, day, kind, zone, spot, code, place, description, deduction, deadline, result, factor, outcome
FROM patrol_finding ORDER BY finding_no;

-- name: said_coverage
SELECT zone, day, patrols FROM patrol_day ORDER BY zone, day;

-- name: said_checks
SELECT rule, asked, kept, broken, unknown FROM patrol_check WHERE rule NOT IN ('PT-06', 'PT-07') ORDER BY rule;

-- name: said_weeks
SELECT monday, kind, zone, raw, score FROM patrol_week ORDER BY monday, kind, zone;

-- name: said_rectification
SELECT kind, found, fixed, needed, passed, due, in_time, overdue FROM patrol_rectification ORDER BY kind;

-- name: said_tasks
SELECT plan_no, kind, cycle, zone, task, due, done, kept FROM patrol_task ORDER BY plan_no;

-- name: said_fees
SELECT kind, company, score, grade, fee, percent, deduction, note FROM patrol_fee ORDER BY kind, company;

-- name: said_deviations
SELECT day, kind, zone, routine, spot FROM patrol_deviation ORDER BY day, kind, zone;

-- name: said_adjustments
SELECT finding_no, month, deduction, was, factor, reason, outcome FROM patrol_adjustment ORDER BY finding_no;

-- name: said_adjusted
SELECT month, kind, score, adjusted FROM patrol_adjusted ORDER BY month, kind;

-- name: said_year
SELECT year, kind, mean, most, least, below, coverage, advice, missing, last_mean, complaints, needed, passed, rate, deducted
FROM patrol_year ORDER BY kind;

-- name: said_year_months
SELECT month, kind, routine, spot, complaint, score, grade, coverage FROM patrol_year_month ORDER BY month, kind;

-- name: said_year_items
SELECT kind, code, item, findings, repeats, deduction FROM patrol_year_item ORDER BY kind, code;
