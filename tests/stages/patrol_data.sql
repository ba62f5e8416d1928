-- The tables that 2_patrol reads, empty, as the ingest makes them (only the columns that it uses).
CREATE TABLE zones (row_id INTEGER PRIMARY KEY, part INT DEFAULT 1, line INT, zone TEXT, type TEXT DEFAULT '保洁', person TEXT,
	weight INT DEFAULT 100, company TEXT, monthly_fee INT);
CREATE TABLE patrols (row_id INTEGER PRIMARY KEY, part INT DEFAULT 2, line INT, patrol_no TEXT, day INT, start TEXT, "end" TEXT,
	type TEXT DEFAULT '保洁', zone TEXT, inspector TEXT DEFAULT '苏禾', role TEXT, spot INT DEFAULT 0, na_items TEXT, result TEXT, remark TEXT);
CREATE TABLE findings (row_id INTEGER PRIMARY KEY, part INT DEFAULT 3, line INT, finding_no TEXT, patrol_no TEXT, item_code TEXT, place TEXT,
	description TEXT, count INT, deduction INT, fixed INT, needs INT, standard TEXT, deadline INT, unit TEXT, confirmed INT,
	confirmed_day_only INT, issued INT, issued_day_only INT);
CREATE TABLE reinspections (row_id INTEGER PRIMARY KEY, part INT DEFAULT 4, line INT, finding_no TEXT, day INT, inspector TEXT, result TEXT,
	new_deadline INT);
CREATE TABLE tickets (row_id INTEGER PRIMARY KEY, part INT DEFAULT 5, line INT, ticket_no TEXT, received INT, kind TEXT, unit TEXT, valid INT);
CREATE TABLE reno_permits (row_id INTEGER PRIMARY KEY, part INT DEFAULT 8, line INT, permit_no TEXT, room TEXT, room_text TEXT, start INT, "end" INT,
	extended INT, accepted INT);
CREATE TABLE assess_answers (row_id INTEGER PRIMARY KEY, part INT DEFAULT 9, line INT, month INT, type TEXT, company TEXT, answer TEXT, day INT,
	reason TEXT, reviewed INT, conclusion TEXT);
CREATE TABLE green_works (row_id INTEGER PRIMARY KEY, part INT DEFAULT 6, line INT, day INT, zone TEXT, task TEXT);
CREATE TABLE work_plans (row_id INTEGER PRIMARY KEY, part INT DEFAULT 7, line INT, plan_no TEXT, type TEXT, cycle TEXT DEFAULT '月', zone TEXT,
	task TEXT, start INT, due INT, done INT, finished INT);
