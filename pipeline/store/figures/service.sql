-- The figures of 2_service for one as-of day. Moments are seconds, X_day_only 1 where the register has no time of day (then X is the day's
-- first second); days, months, fen, hundredths of a percent as everywhere. Stamps later than as-of are not known yet and are NULL here.
-- An answer is 是, 否, 未到期, 不适用 or 无法判定. Rows of the registers are found by row_id: data.tickets, data.contacts.

-- One row: as-of's month up to as-of, and the last ISO week that was over on as-of (monday to sunday).
-- name: service_period
CREATE TABLE service_period (
	as_of INTEGER NOT NULL,
	month INTEGER NOT NULL,
	start INTEGER NOT NULL,
	monday INTEGER NOT NULL,
	sunday INTEGER NOT NULL,
	households INTEGER NOT NULL
) STRICT;

-- A row a ticket received by as-of, cancelled ones too.
-- room: the master's name where known, else as written; building '' where none can be told. state as written, derived from the stamps
-- (agrees 0: the written one cannot be); open: neither finished nor cancelled. due: 应完成时间, due_by why: 承诺, 约定, 急, 咨询, 开发商, 其他.
-- finished: 完工时间, else 关闭时间. overdue 超期 (是: late), attended 到场及时, called 回访及时, classified 分类及时, forwarded 转派及时;
-- confirmed: RC-07; passed_on: RC-10. attempted: called in time by unanswered calls only (已尝试未接通).
-- overdue_days: by dates, of open and of finished late tickets; NULL where not late.
-- *_due: the last second in time (classified_due a day); NULL where the rule does not ask. call_at: the first call that reached the owner after
-- the finish; calls: all calls of 完工回访 after it; satisfaction: as said last (非常满意 …).
-- kept, missed: due days of progress contacts; last_contact: the day of the last one that reached the owner; next_contact: NULL when ended.
-- returned: finished, and the same room and 小类 came again within 30 days. hours: hundredths, received to finished; NULL where not to be told.
-- night: received while the desk was closed. off_post: 受理岗位 is not the one on duty then (RC-01); NULL where none is written.
-- day_only: the headings without a time of day, 、 between. disorder: the first pair of stamps out of order ("完工时间 < 到场时间").
-- name: service_ticket
CREATE TABLE service_ticket (
	ticket_no TEXT PRIMARY KEY,
	row_id INTEGER NOT NULL,
	part INTEGER NOT NULL,
	line INTEGER NOT NULL,
	received INTEGER NOT NULL,
	received_day_only INTEGER NOT NULL,
	kind TEXT NOT NULL,
	subkind TEXT,
	room TEXT,
	building TEXT NOT NULL,
	unit TEXT,
	channel TEXT,
	reporter TEXT,
	important INTEGER NOT NULL,
	urgent INTEGER NOT NULL,
	state TEXT,
	derived TEXT NOT NULL,
	agrees INTEGER NOT NULL,
	open INTEGER NOT NULL,
	cancelled INTEGER NOT NULL,
	due INTEGER NOT NULL,
	due_by TEXT NOT NULL,
	finished INTEGER,
	finished_day_only INTEGER,
	overdue TEXT NOT NULL,
	attended TEXT NOT NULL,
	called TEXT NOT NULL,
	classified TEXT NOT NULL,
	forwarded TEXT NOT NULL,
	confirmed TEXT NOT NULL,
	passed_on TEXT NOT NULL,
	attempted INTEGER NOT NULL,
	overdue_days INTEGER,
	classified_due INTEGER NOT NULL,
	forwarded_due INTEGER,
	attended_due INTEGER,
	confirmed_due INTEGER,
	call_due INTEGER,
	call_at INTEGER,
	calls INTEGER NOT NULL,
	satisfaction TEXT,
	kept INTEGER NOT NULL,
	missed INTEGER NOT NULL,
	last_contact INTEGER,
	next_contact INTEGER,
	returned INTEGER NOT NULL,
	hours INTEGER,
	charge INTEGER NOT NULL,
	night INTEGER NOT NULL,
	off_post INTEGER,
	day_only TEXT,
	disorder TEXT
) STRICT, WITHOUT ROWID;

-- Each contact up to as-of whose ticket is there (row_id of data.contacts). standing: for 进度通报 按期 (it kept `due`), 提前 (a later one in
-- the same interval counts, or before the schedule), 未接通, 未填结果; for 完工回访 按时, 逾时, 未接通, 完工前, 未完工. due: the due day that it
-- kept; NULL else. rule: of `due`, RC-11 … RC-13, or RC-09 for calls.
-- name: service_contact
CREATE TABLE service_contact (
	row_id INTEGER PRIMARY KEY,
	ticket_no TEXT NOT NULL,
	at INTEGER NOT NULL,
	standing TEXT NOT NULL,
	rule TEXT,
	due INTEGER
) STRICT;

-- Every rule that a ticket broke, of all tickets (RC-04 … RC-13). due: 应办日期, a day; NULL for RC-10, which has none. due_at: its last second
-- where the rule is in minutes or hours. month: that the breach is counted in (RULINGS 25);
-- NULL while its base is after as-of.
-- name: service_breach
CREATE TABLE service_breach (
	ticket_no TEXT NOT NULL,
	rule TEXT NOT NULL,
	due INTEGER,
	due_at INTEGER,
	month INTEGER
) STRICT;

-- RC-01 … RC-19 in the month, by their base event. judged 0: nothing is counted, note says why (Chinese). not_due: of these still running, in no
-- other count. asked = kept + broken + unknown.
-- name: service_check
CREATE TABLE service_check (
	rule TEXT PRIMARY KEY,
	title TEXT NOT NULL,
	judged INTEGER NOT NULL CHECK (judged IN (0, 1)),
	asked INTEGER NOT NULL,
	kept INTEGER NOT NULL,
	broken INTEGER NOT NULL,
	unknown INTEGER NOT NULL,
	not_due INTEGER NOT NULL,
	rate INTEGER,
	note TEXT,
	CHECK (asked = kept + broken + unknown)
) STRICT, WITHOUT ROWID;

-- 超期清单: open tickets past their time. due_contacts = contacts kept + missed.
-- name: service_overdue
CREATE TABLE service_overdue (
	ticket_no TEXT PRIMARY KEY,
	room TEXT,
	kind TEXT NOT NULL,
	unit TEXT,
	important INTEGER NOT NULL,
	received INTEGER NOT NULL,
	due INTEGER NOT NULL,
	overdue_days INTEGER NOT NULL,
	kept INTEGER NOT NULL,
	due_contacts INTEGER NOT NULL,
	last_contact INTEGER,
	next_contact INTEGER
) STRICT, WITHOUT ROWID;

-- 待回访清单, progress: every open ticket. received: the day. (Calls after the finish that are still to be made: service_ticket.called 未到期.)
-- name: service_followup
CREATE TABLE service_followup (
	ticket_no TEXT PRIMARY KEY,
	room TEXT,
	reporter TEXT,
	received INTEGER NOT NULL,
	kept INTEGER NOT NULL,
	due_contacts INTEGER NOT NULL,
	last_contact INTEGER,
	next_contact INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Every month with a ticket up to as-of's, as known on as-of, cancelled tickets left out. By 受理: received, repairs, complaints, valid
-- (投诉有效), closed (finished or closed by as-of), in_time, late (超期 否, 是). By the rules' base events: attended, unattended (RC-06 and RC-08), call_kept,
-- call_broken (RC-09), contact_kept, contact_missed (RC-11 … RC-13). By 完工: finished, called (that an owner was reached about), rated, satisfied
-- (满意, 非常满意; of each ticket's last word), returned, income, mean_hours, p90_hours (hundredths). *_rate: hundredths of a percent;
-- complaint_rate: hundredths of a per mille of households. NULL where there is nothing to divide by.
-- name: service_month
CREATE TABLE service_month (
	month INTEGER PRIMARY KEY,
	received INTEGER NOT NULL,
	repairs INTEGER NOT NULL,
	complaints INTEGER NOT NULL,
	valid INTEGER NOT NULL,
	closed INTEGER NOT NULL,
	in_time INTEGER NOT NULL,
	late INTEGER NOT NULL,
	attended INTEGER NOT NULL,
	unattended INTEGER NOT NULL,
	call_kept INTEGER NOT NULL,
	call_broken INTEGER NOT NULL,
	contact_kept INTEGER NOT NULL,
	contact_missed INTEGER NOT NULL,
	finished INTEGER NOT NULL,
	called INTEGER NOT NULL,
	rated INTEGER NOT NULL,
	satisfied INTEGER NOT NULL,
	returned INTEGER NOT NULL,
	income INTEGER NOT NULL,
	mean_hours INTEGER,
	p90_hours INTEGER,
	closed_rate INTEGER,
	in_time_rate INTEGER,
	attended_rate INTEGER,
	called_rate INTEGER,
	call_rate INTEGER,
	satisfied_rate INTEGER,
	returned_rate INTEGER,
	contact_rate INTEGER,
	complaint_rate INTEGER,
	valid_rate INTEGER
) STRICT;

-- The same by ISO weeks: the last 8 that were over on as-of, and the one that runs (complete 0). open_at_end: tickets open at the end of its
-- last day (as known on as-of); overdue_at_end: of these past their time then.
-- name: service_week
CREATE TABLE service_week (
	monday INTEGER PRIMARY KEY,
	complete INTEGER NOT NULL CHECK (complete IN (0, 1)),
	received INTEGER NOT NULL,
	repairs INTEGER NOT NULL,
	complaints INTEGER NOT NULL,
	valid INTEGER NOT NULL,
	closed INTEGER NOT NULL,
	in_time INTEGER NOT NULL,
	late INTEGER NOT NULL,
	attended INTEGER NOT NULL,
	unattended INTEGER NOT NULL,
	call_kept INTEGER NOT NULL,
	call_broken INTEGER NOT NULL,
	contact_kept INTEGER NOT NULL,
	contact_missed INTEGER NOT NULL,
	finished INTEGER NOT NULL,
	called INTEGER NOT NULL,
	rated INTEGER NOT NULL,
	satisfied INTEGER NOT NULL,
	returned INTEGER NOT NULL,
	income INTEGER NOT NULL,
	mean_hours INTEGER,
	p90_hours INTEGER,
	closed_rate INTEGER,
	in_time_rate INTEGER,
	attended_rate INTEGER,
	called_rate INTEGER,
	call_rate INTEGER,
	satisfied_rate INTEGER,
	returned_rate INTEGER,
	contact_rate INTEGER,
	complaint_rate INTEGER,
	valid_rate INTEGER,
	open_at_end INTEGER NOT NULL,
	overdue_at_end INTEGER NOT NULL
) STRICT;

-- 指标 of as-of's month, in the order of RULINGS 37. kind: 件 (a count), % (hundredths), ‰ (hundredths), 小时 (hundredths), 元 (fen).
-- name: service_measure
CREATE TABLE service_measure (
	place INTEGER PRIMARY KEY,
	measure TEXT NOT NULL,
	kind TEXT NOT NULL CHECK (kind IN ('件', '%', '‰', '小时', '元')),
	value INTEGER
) STRICT;

-- Counts of a month by 大类, 小类, 责任单位, 楼栋, 受理渠道 (field), cancelled left out; name '' where none is written. By 受理: received, of
-- these closed, late (超期 是), open.
-- name: service_count
CREATE TABLE service_count (
	month INTEGER NOT NULL,
	field TEXT NOT NULL CHECK (field IN ('大类', '小类', '责任单位', '楼栋', '受理渠道')),
	name TEXT NOT NULL,
	received INTEGER NOT NULL,
	closed INTEGER NOT NULL,
	late INTEGER NOT NULL,
	open INTEGER NOT NULL,
	PRIMARY KEY (month, field, name)
) STRICT, WITHOUT ROWID;

-- name: service_exception
CREATE TABLE service_exception (
	rule TEXT NOT NULL,
	source TEXT NOT NULL,
	part INTEGER NOT NULL,
	line INTEGER NOT NULL,
	key TEXT NOT NULL,
	note TEXT NOT NULL
) STRICT;
