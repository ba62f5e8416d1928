-- What an issued assessment says, for the ledger: the day's figures.

-- name: assess_issue
SELECT digest AS digest FROM patrol_issue WHERE report = :report AND month = :month;

-- name: assess_month_there
SELECT count(*) AS found FROM patrol_month WHERE month = :month;

-- name: assess_year_there
SELECT count(*) AS found FROM patrol_year_month WHERE score IS NOT NULL;

-- name: assess_scores
SELECT m.month AS of_month, m.kind AS kind, m.score AS score FROM patrol_month AS m JOIN patrol_period AS p ON p.month = m.month WHERE m.score IS NOT NULL
UNION ALL
SELECT month, kind, adjusted FROM patrol_adjusted
ORDER BY 1, 2;

-- name: assess_findings
SELECT f.finding_no AS finding_no, p.month AS of_month, f.day AS day, f.kind AS kind, f.zone AS zone, f.code AS code, f.deduction AS deduction,
	f.factor AS factor
FROM patrol_finding AS f CROSS JOIN patrol_period AS p
UNION ALL
SELECT finding_no, month, day, kind, zone, code, deduction, factor FROM patrol_adjustment
ORDER BY 1;
