-- The figures of 2_survey for one as-of day. Shares and indices in hundredths (NULL where there is nothing to divide by), days as everywhere.
-- "The survey" is the latest begun by as-of; dimensions, questions, buildings, forms, follow-ups and causes are its own.

-- Every survey begun by as-of. place: 1 the latest. target: of the plan, else the setting's. returned: forms that count (replaced ones are
-- apart); valid, few (answered less than half), nameless (no room where one is required) make it up. answers: of D0 in valid forms; satisfied:
-- of these. low, high: the 95 % interval of rate. score: 满意度; pooled_rate: 综合满意率, all questions together. before_*: of the survey
-- before it; change: points of rate; move: ↑ ↓ — by the 5 % test, '' when there is none before. forms_due: to hand out so that `needed` come back.
-- name: survey
CREATE TABLE survey (
	plan_no TEXT PRIMARY KEY,
	place INTEGER NOT NULL,
	name TEXT,
	start INTEGER NOT NULL,
	"end" INTEGER NOT NULL,
	person TEXT,
	households INTEGER NOT NULL,
	issued INTEGER NOT NULL,
	target INTEGER NOT NULL,
	returned INTEGER NOT NULL,
	valid INTEGER NOT NULL,
	few INTEGER NOT NULL,
	nameless INTEGER NOT NULL,
	replaced INTEGER NOT NULL,
	anonymous INTEGER NOT NULL,
	return_rate INTEGER,
	valid_rate INTEGER,
	coverage INTEGER,
	answers INTEGER NOT NULL,
	satisfied INTEGER NOT NULL,
	rate INTEGER,
	low INTEGER,
	high INTEGER,
	score INTEGER,
	pooled_rate INTEGER,
	before_no TEXT,
	before_rate INTEGER,
	before_score INTEGER,
	change INTEGER,
	move TEXT NOT NULL,
	needed INTEGER,
	part INTEGER NOT NULL,
	line INTEGER NOT NULL,
	CHECK (returned = valid + few + nameless)
) STRICT, WITHOUT ROWID;

-- The dimensions that were asked, D0 too (rank NULL). n5 … n1: answers by level, of all questions of the dimension; unknown: 不了解.
-- below: rate under the survey's target; fell: by more than the setting's points.
-- name: survey_dimension
CREATE TABLE survey_dimension (
	dimension INTEGER PRIMARY KEY,
	title TEXT NOT NULL,
	answers INTEGER NOT NULL,
	n5 INTEGER NOT NULL,
	n4 INTEGER NOT NULL,
	n3 INTEGER NOT NULL,
	n2 INTEGER NOT NULL,
	n1 INTEGER NOT NULL,
	unknown INTEGER NOT NULL,
	rate INTEGER,
	score INTEGER,
	rank INTEGER,
	before_rate INTEGER,
	change INTEGER,
	move TEXT NOT NULL,
	before_score INTEGER,
	score_change INTEGER,
	below INTEGER NOT NULL CHECK (below IN (0, 1)),
	fell INTEGER NOT NULL CHECK (fell IN (0, 1)),
	CHECK (answers = n5 + n4 + n3 + n2 + n1)
) STRICT;

-- name: survey_question
CREATE TABLE survey_question (
	place INTEGER PRIMARY KEY,
	question TEXT NOT NULL,
	dimension INTEGER NOT NULL,
	title TEXT NOT NULL,
	answers INTEGER NOT NULL,
	n5 INTEGER NOT NULL,
	n4 INTEGER NOT NULL,
	n3 INTEGER NOT NULL,
	n2 INTEGER NOT NULL,
	n1 INTEGER NOT NULL,
	unknown INTEGER NOT NULL,
	rate INTEGER,
	score INTEGER
) STRICT;

-- name: survey_building
CREATE TABLE survey_building (
	building TEXT PRIMARY KEY,
	forms INTEGER NOT NULL,
	answers INTEGER NOT NULL,
	satisfied INTEGER NOT NULL,
	rate INTEGER,
	score INTEGER,
	rank INTEGER
) STRICT, WITHOUT ROWID;

-- Each form of the survey, replaced ones too. room: the master's name where known, else as written; building '' where there is none.
-- uniform: every question answered, and all alike.
-- name: survey_form
CREATE TABLE survey_form (
	source TEXT NOT NULL,
	form_no TEXT NOT NULL,
	room TEXT,
	building TEXT NOT NULL,
	day INTEGER,
	state TEXT NOT NULL,
	valid INTEGER NOT NULL CHECK (valid IN (0, 1)),
	answered INTEGER NOT NULL,
	asked INTEGER NOT NULL,
	uniform INTEGER NOT NULL CHECK (uniform IN (0, 1)),
	replaced_by TEXT,
	overall TEXT NOT NULL,
	comment TEXT,
	part INTEGER NOT NULL,
	line INTEGER NOT NULL,
	PRIMARY KEY (source, form_no)
) STRICT, WITHOUT ROWID;

-- Each dimension of a form that was not content, at its worst answer. answered: the form's day, else the survey's last. due: the next day by
-- which something is to be done; NULL when done. part, line: of the form.
-- name: survey_followup
CREATE TABLE survey_followup (
	source TEXT NOT NULL,
	form_no TEXT NOT NULL,
	dimension INTEGER NOT NULL,
	title TEXT NOT NULL,
	room TEXT,
	building TEXT NOT NULL,
	answer TEXT NOT NULL,
	answered INTEGER NOT NULL,
	unit TEXT,
	contacted INTEGER,
	cause TEXT,
	measure TEXT,
	done INTEGER,
	result TEXT,
	state TEXT NOT NULL,
	due INTEGER,
	part INTEGER NOT NULL,
	line INTEGER NOT NULL,
	PRIMARY KEY (source, form_no, dimension)
) STRICT, WITHOUT ROWID;

-- One row where there is a survey. contact_rate 跟踪率 = contacted ÷ opened, done_rate 整改完成率 = done ÷ opened, content_rate 转满意率 = content ÷
-- recalled (with a 再次回访结果).
-- name: survey_pursuit
CREATE TABLE survey_pursuit (
	opened INTEGER NOT NULL,
	contacted INTEGER NOT NULL,
	contacted_in_time INTEGER NOT NULL,
	done INTEGER NOT NULL,
	done_in_time INTEGER NOT NULL,
	recalled INTEGER NOT NULL,
	content INTEGER NOT NULL,
	overdue INTEGER NOT NULL,
	contact_rate INTEGER,
	done_rate INTEGER,
	content_rate INTEGER
) STRICT;

-- SV-01: every year from the first plan's to as-of's. state: 达到, 未达到, or 未到年底 while the year can still be kept.
-- name: survey_year
CREATE TABLE survey_year (
	year INTEGER PRIMARY KEY,
	surveys INTEGER NOT NULL,
	wanted INTEGER NOT NULL,
	state TEXT NOT NULL CHECK (state IN ('达到', '未达到', '未到年底'))
) STRICT;

-- Every plan, begun or not. needed: the sample that the margin asks for; forms_due: to hand out for it; in_book: households that can be drawn from
-- the master; whole 1: everybody is asked (普查). drawn 1: the newest plan, whose draw is kept.
-- name: survey_plan
CREATE TABLE survey_plan (
	plan_no TEXT PRIMARY KEY,
	name TEXT,
	start INTEGER NOT NULL,
	"end" INTEGER NOT NULL,
	person TEXT,
	households INTEGER NOT NULL,
	issued INTEGER NOT NULL,
	target INTEGER NOT NULL,
	needed INTEGER,
	forms_due INTEGER,
	in_book INTEGER NOT NULL,
	whole INTEGER NOT NULL CHECK (whole IN (0, 1)),
	drawn INTEGER NOT NULL CHECK (drawn IN (0, 1))
) STRICT, WITHOUT ROWID;

-- The newest plan's draw, by building; and house by house in walking order, with the number of its form and its lot (rules/sample.h).
-- name: survey_stratum
CREATE TABLE survey_stratum (
	building TEXT PRIMARY KEY,
	households INTEGER NOT NULL,
	drawn INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- name: survey_draw
CREATE TABLE survey_draw (
	place INTEGER PRIMARY KEY,
	plan_no TEXT NOT NULL,
	form_no TEXT NOT NULL,
	room TEXT NOT NULL,
	building TEXT NOT NULL,
	lot TEXT NOT NULL
) STRICT;

-- name: survey_exception
CREATE TABLE survey_exception (
	rule TEXT NOT NULL,
	source TEXT NOT NULL,
	part INTEGER NOT NULL,
	line INTEGER NOT NULL,
	key TEXT NOT NULL,
	note TEXT NOT NULL
) STRICT;
