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

-- What became known in the period of findings of earlier ones (补录调整): it goes into no score.
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
	was INTEGER NOT NULL,
	factor INTEGER NOT NULL,
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

-- last_mean: of the year before.
-- name: patrol_year
CREATE TABLE patrol_year (
	year INTEGER NOT NULL,
	kind INTEGER PRIMARY KEY,
	type TEXT NOT NULL,
	mean INTEGER,
	most INTEGER,
	least INTEGER,
	below INTEGER NOT NULL,
	coverage INTEGER,
	advice TEXT,
	missing TEXT NOT NULL,
	last_mean INTEGER
) STRICT;

-- name: patrol_exception
CREATE TABLE patrol_exception (
	rule TEXT NOT NULL,
	source TEXT NOT NULL,
	part INTEGER NOT NULL,
	line INTEGER NOT NULL,
	key TEXT NOT NULL,
	note TEXT NOT NULL
) STRICT;
