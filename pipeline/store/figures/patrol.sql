-- The figures of 2_patrol for one as-of day. Scores, points and rates are in hundredths, kinds 1 保洁, 2 绿化, 3 楼层, 4 装修 in that order,
-- months the months in which assessment periods end. "The period" is the last that ended by as-of (RULINGS 18).

-- One row.
-- name: patrol_period
CREATE TABLE patrol_period (
	month INTEGER NOT NULL,
	start INTEGER NOT NULL,
	"end" INTEGER NOT NULL,
	mode TEXT NOT NULL CHECK (mode IN ('reinspection', 'raw'))
) STRICT;

-- The item tables as they stand in templates/items.
-- name: patrol_standard
CREATE TABLE patrol_standard (
	code TEXT PRIMARY KEY,
	kind INTEGER NOT NULL,
	type TEXT NOT NULL,
	item TEXT NOT NULL,
	weight INTEGER NOT NULL,
	deduction TEXT NOT NULL,
	standard TEXT NOT NULL,
	veto INTEGER NOT NULL CHECK (veto IN (0, 1))
) STRICT, WITHOUT ROWID;

-- Every period up to the one shown, each by what was dated up to its own end. Scores are NULL where nobody patrolled; coverage, where no
-- zone of the type was due. deduct: hundredths of a percent of the month's fee, NULL where none may be proposed.
-- name: patrol_month
CREATE TABLE patrol_month (
	month INTEGER NOT NULL,
	kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 3),
	type TEXT NOT NULL,
	start INTEGER NOT NULL,
	"end" INTEGER NOT NULL,
	patrols INTEGER NOT NULL,
	routine INTEGER,
	spot INTEGER,
	complaint INTEGER NOT NULL,
	raw INTEGER,
	score INTEGER CHECK (score BETWEEN 0 AND 10000),
	grade TEXT,
	before INTEGER,
	due INTEGER NOT NULL,
	done INTEGER NOT NULL CHECK (done <= due),
	coverage INTEGER,
	small INTEGER,
	deduct INTEGER,
	PRIMARY KEY (month, kind)
) STRICT, WITHOUT ROWID;

-- due, done: days, for gardens weeks; NULL in rows of another type than the zone's own, and of zones that the register lacks.
-- name: patrol_zone
CREATE TABLE patrol_zone (
	kind INTEGER NOT NULL,
	type TEXT NOT NULL,
	zone TEXT NOT NULL,
	due INTEGER,
	done INTEGER,
	raw INTEGER,
	score INTEGER,
	PRIMARY KEY (kind, zone)
) STRICT, WITHOUT ROWID;

-- Points as they were taken, spot checks apart.
-- name: patrol_item
CREATE TABLE patrol_item (
	kind INTEGER NOT NULL,
	type TEXT NOT NULL,
	code TEXT NOT NULL,
	item TEXT NOT NULL,
	findings INTEGER NOT NULL,
	deduction INTEGER NOT NULL,
	PRIMARY KEY (kind, code)
) STRICT, WITHOUT ROWID;

-- The patrols of the period with their scores, raw and by score.mode; NULL where no item applies.
-- name: patrol_score
CREATE TABLE patrol_score (
	patrol_no TEXT PRIMARY KEY,
	day INTEGER NOT NULL,
	kind INTEGER NOT NULL,
	type TEXT NOT NULL,
	zone TEXT NOT NULL,
	spot INTEGER NOT NULL CHECK (spot IN (0, 1)),
	findings INTEGER NOT NULL,
	raw INTEGER,
	score INTEGER,
	part INTEGER NOT NULL,
	line INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The findings of the period, spot checks too. result: of the last re-inspection; factor in hundredths, NULL where the item is unknown.
-- unconfirmed, unfollowed: breaches of PT-03 and PT-04.
-- name: patrol_finding
CREATE TABLE patrol_finding (
	finding_no TEXT PRIMARY KEY,
	patrol_no TEXT NOT NULL,
	day INTEGER NOT NULL,
	kind INTEGER NOT NULL,
	type TEXT NOT NULL,
	zone TEXT NOT NULL,
	spot INTEGER NOT NULL,
	code TEXT NOT NULL,
	item TEXT,
	place TEXT,
	description TEXT,
	deduction INTEGER NOT NULL,
	deadline INTEGER,
	result TEXT,
	factor INTEGER,
	outcome TEXT NOT NULL,
	unconfirmed INTEGER NOT NULL CHECK (unconfirmed IN (0, 1)),
	unfollowed INTEGER NOT NULL CHECK (unfollowed IN (0, 1)),
	part INTEGER NOT NULL,
	line INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The routine patrols that cover a zone, each day of the period.
-- name: patrol_day
CREATE TABLE patrol_day (
	zone TEXT NOT NULL,
	day INTEGER NOT NULL,
	kind INTEGER NOT NULL,
	type TEXT NOT NULL,
	patrols INTEGER NOT NULL,
	PRIMARY KEY (zone, day)
) STRICT, WITHOUT ROWID;

-- Of these the days on which a zone had too few patrols; gardens are in no list of days.
-- name: patrol_coverage
CREATE TABLE patrol_coverage (
	zone TEXT NOT NULL,
	day INTEGER NOT NULL,
	patrols INTEGER NOT NULL,
	PRIMARY KEY (zone, day)
) STRICT, WITHOUT ROWID;

-- name: patrol_check
CREATE TABLE patrol_check (
	rule TEXT PRIMARY KEY,
	asked INTEGER NOT NULL,
	kept INTEGER NOT NULL,
	broken INTEGER NOT NULL,
	unknown INTEGER NOT NULL,
	rate INTEGER
) STRICT, WITHOUT ROWID;

-- Weekly scores of the zones, as far as the weeks lie in the period.
-- name: patrol_week
CREATE TABLE patrol_week (
	monday INTEGER NOT NULL,
	kind INTEGER NOT NULL,
	type TEXT NOT NULL,
	zone TEXT NOT NULL,
	raw INTEGER NOT NULL,
	score INTEGER NOT NULL,
	PRIMARY KEY (monday, kind, zone)
) STRICT, WITHOUT ROWID;

-- The supervisor and the assistant in one zone on one day of the period, too far apart.
-- name: patrol_deviation
CREATE TABLE patrol_deviation (
	day INTEGER NOT NULL,
	kind INTEGER NOT NULL,
	type TEXT NOT NULL,
	zone TEXT NOT NULL,
	routine INTEGER NOT NULL,
	spot INTEGER NOT NULL,
	apart INTEGER NOT NULL,
	PRIMARY KEY (day, kind, zone)
) STRICT, WITHOUT ROWID;

-- What the period's grade would take off a contractor's fee: a proposal.
-- name: patrol_fee
CREATE TABLE patrol_fee (
	kind INTEGER NOT NULL,
	type TEXT NOT NULL,
	company TEXT NOT NULL,
	score INTEGER,
	grade TEXT,
	fee INTEGER,
	percent INTEGER,
	deduction INTEGER,
	note TEXT NOT NULL,
	PRIMARY KEY (kind, company)
) STRICT, WITHOUT ROWID;

-- What the contractor said to the result, as of as-of's day: issued: the last edition; last: the term's last day; final: 0 while an
-- objection is looked into.
-- name: patrol_answer
CREATE TABLE patrol_answer (
	kind INTEGER NOT NULL,
	company TEXT NOT NULL,
	issued INTEGER,
	last INTEGER,
	confirmed INTEGER,
	objected INTEGER,
	reviewed INTEGER,
	reason TEXT,
	conclusion TEXT,
	state TEXT NOT NULL,
	final INTEGER NOT NULL CHECK (final IN (0, 1)),
	PRIMARY KEY (kind, company)
) STRICT, WITHOUT ROWID;

-- What became known in the period of findings of earlier ones (补录调整): it goes into no score. was, factor: hundredths; NULL where the
-- finding is not in the issued reports, or no longer in the log.
-- name: patrol_adjustment
CREATE TABLE patrol_adjustment (
	finding_no TEXT PRIMARY KEY,
	month INTEGER NOT NULL,
	day INTEGER NOT NULL,
	kind INTEGER NOT NULL,
	type TEXT NOT NULL,
	zone TEXT NOT NULL,
	code TEXT NOT NULL,
	deduction INTEGER NOT NULL,
	was INTEGER,
	factor INTEGER,
	reason TEXT NOT NULL CHECK (reason IN ('复查', '补录', '更正', '撤回')),
	outcome TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What the earlier scores would be with it.
-- name: patrol_adjusted
CREATE TABLE patrol_adjusted (
	month INTEGER NOT NULL,
	kind INTEGER NOT NULL,
	type TEXT NOT NULL,
	score INTEGER NOT NULL,
	adjusted INTEGER NOT NULL,
	PRIMARY KEY (month, kind)
) STRICT, WITHOUT ROWID;

-- The reports of the period and of its year: the last edition in the ledger, if any, and whether it says what these figures say. digest: of
-- what they say.
-- name: patrol_issue
CREATE TABLE patrol_issue (
	report TEXT PRIMARY KEY,
	month INTEGER NOT NULL,
	edition INTEGER,
	issued INTEGER,
	same INTEGER CHECK (same IN (0, 1)),
	digest TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The year's months that have ended; one without data has empty figures.
-- name: patrol_year_month
CREATE TABLE patrol_year_month (
	month INTEGER NOT NULL,
	kind INTEGER NOT NULL,
	type TEXT NOT NULL,
	routine INTEGER,
	spot INTEGER,
	complaint INTEGER,
	score INTEGER,
	grade TEXT,
	coverage INTEGER,
	PRIMARY KEY (kind, month)
) STRICT, WITHOUT ROWID;

-- start: the first day of its first period. last_mean: of the year before. needed, passed, rate: what was to be put right. deducted: the months' proposals, NULL without a fee.
-- name: patrol_year
CREATE TABLE patrol_year (
	year INTEGER NOT NULL,
	start INTEGER NOT NULL,
	kind INTEGER PRIMARY KEY,
	type TEXT NOT NULL,
	mean INTEGER,
	most INTEGER,
	least INTEGER,
	below INTEGER NOT NULL,
	coverage INTEGER,
	advice TEXT,
	missing TEXT NOT NULL,
	last_mean INTEGER,
	complaints INTEGER NOT NULL,
	needed INTEGER NOT NULL,
	passed INTEGER NOT NULL,
	rate INTEGER,
	deducted INTEGER
) STRICT;

-- The items of the year's findings, spot checks apart, and how often one came back to its place.
-- name: patrol_year_item
CREATE TABLE patrol_year_item (
	kind INTEGER NOT NULL,
	type TEXT NOT NULL,
	code TEXT NOT NULL,
	item TEXT NOT NULL,
	findings INTEGER NOT NULL,
	repeats INTEGER NOT NULL,
	deduction INTEGER NOT NULL,
	PRIMARY KEY (kind, code)
) STRICT, WITHOUT ROWID;

-- What has become of the period's findings, as known at its end; rates NULL where there is nothing to divide by.
-- name: patrol_rectification
CREATE TABLE patrol_rectification (
	kind INTEGER PRIMARY KEY,
	type TEXT NOT NULL,
	found INTEGER NOT NULL,
	fixed INTEGER NOT NULL,
	needed INTEGER NOT NULL,
	passed INTEGER NOT NULL,
	due INTEGER NOT NULL,
	in_time INTEGER NOT NULL,
	overdue INTEGER NOT NULL,
	rate INTEGER,
	in_time_rate INTEGER
) STRICT;

-- The same by the week of the patrol, for the last weeks up to as-of, as known on as-of. complete: the week is over.
-- name: patrol_progress
CREATE TABLE patrol_progress (
	monday INTEGER PRIMARY KEY,
	complete INTEGER NOT NULL,
	found INTEGER NOT NULL,
	fixed INTEGER NOT NULL,
	needed INTEGER NOT NULL,
	passed INTEGER NOT NULL,
	due INTEGER NOT NULL,
	in_time INTEGER NOT NULL,
	overdue INTEGER NOT NULL,
	rate INTEGER,
	in_time_rate INTEGER
) STRICT;

-- The supervisor's spot checks of the last weeks up to as-of; zone '' where they are counted together.
-- name: patrol_spot_week
CREATE TABLE patrol_spot_week (
	monday INTEGER NOT NULL,
	zone TEXT NOT NULL,
	asked INTEGER NOT NULL,
	done INTEGER NOT NULL,
	verdict TEXT NOT NULL,
	PRIMARY KEY (monday, zone)
) STRICT, WITHOUT ROWID;

-- What is still to be put right on as-of. deadline: the last one set; overdue_days 0 while it is not over.
-- name: patrol_open
CREATE TABLE patrol_open (
	finding_no TEXT PRIMARY KEY,
	day INTEGER NOT NULL,
	kind INTEGER NOT NULL,
	type TEXT NOT NULL,
	zone TEXT NOT NULL,
	code TEXT NOT NULL,
	place TEXT,
	description TEXT,
	unit TEXT,
	deadline INTEGER,
	overdue_days INTEGER NOT NULL,
	result TEXT,
	part INTEGER NOT NULL,
	line INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The key tasks due in the period.
-- name: patrol_task
CREATE TABLE patrol_task (
	plan_no TEXT PRIMARY KEY,
	kind INTEGER NOT NULL,
	type TEXT NOT NULL,
	cycle TEXT NOT NULL,
	zone TEXT,
	task TEXT NOT NULL,
	due INTEGER NOT NULL,
	done INTEGER,
	kept INTEGER NOT NULL CHECK (kept IN (0, 1))
) STRICT, WITHOUT ROWID;

-- name: patrol_task_rate
CREATE TABLE patrol_task_rate (
	kind INTEGER NOT NULL,
	type TEXT NOT NULL,
	cycle TEXT NOT NULL,
	asked INTEGER NOT NULL,
	kept INTEGER NOT NULL,
	rate INTEGER NOT NULL,
	PRIMARY KEY (kind, cycle)
) STRICT, WITHOUT ROWID;

-- name: patrol_exception
CREATE TABLE patrol_exception (
	rule TEXT NOT NULL,
	source TEXT NOT NULL,
	part INTEGER NOT NULL,
	line INTEGER NOT NULL,
	key TEXT NOT NULL,
	note TEXT NOT NULL
) STRICT;
