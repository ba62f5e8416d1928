-- What 2_claim makes of the arrears of one as-of day: claims to be sued for, and bills whose time runs out. Days and money as in db.h.

-- A house at step S5 that nothing holds. total = principal + other + penalty.
-- name: claim
CREATE TABLE claim (
	room TEXT PRIMARY KEY,
	owner TEXT,			-- the first
	co_owners TEXT,			-- the others, 、 between
	sex TEXT,			-- 男 女; NULL: the number does not tell
	birth INTEGER,
	from_day INTEGER NOT NULL,
	to_day INTEGER NOT NULL,
	months INTEGER NOT NULL,
	principal INTEGER NOT NULL,	-- 物业费
	other INTEGER NOT NULL,
	penalty INTEGER,
	total INTEGER NOT NULL CHECK (total = principal + other + coalesce(penalty, 0)),
	letter_no TEXT,
	letter_day INTEGER,
	grade TEXT,
	term_end INTEGER,
	limitation INTEGER,
	advice TEXT NOT NULL CHECK (advice IN ('起诉', '支付令', '调解')),
	proof TEXT NOT NULL,		-- 5/7
	proof_lacks TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- within: 0 the time is over, else the days of limitation.warn_days that it ends within.
-- name: claim_warning
CREATE TABLE claim_warning (
	room TEXT NOT NULL,
	owner TEXT,
	bill_no TEXT NOT NULL,
	source TEXT NOT NULL,
	item TEXT NOT NULL,
	period_from INTEGER NOT NULL,
	period_to INTEGER NOT NULL,
	owed INTEGER NOT NULL,
	due INTEGER NOT NULL,
	limitation INTEGER NOT NULL,
	days_left INTEGER NOT NULL,
	within INTEGER NOT NULL,
	part INTEGER NOT NULL,
	line INTEGER NOT NULL
) STRICT;
