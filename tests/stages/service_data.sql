-- The tables that 2_service reads, empty, as the ingest makes them.
CREATE TABLE src_tickets (row_id INTEGER PRIMARY KEY, part INTEGER NOT NULL, line INTEGER NOT NULL, current INTEGER NOT NULL, ticket_no TEXT,
	received INTEGER, received_day_only INTEGER, channel TEXT, post TEXT, receiver TEXT, room TEXT, room_text TEXT, reporter TEXT, phone TEXT,
	kind TEXT, subkind TEXT, content TEXT, scope TEXT, unit TEXT, urgency TEXT, important INTEGER, classified INTEGER,
	classified_day_only INTEGER, forwarded INTEGER, forwarded_day_only INTEGER, appointed INTEGER, appointed_day_only INTEGER,
	appointment_confirmed INTEGER, appointment_confirmed_day_only INTEGER, reminded INTEGER, reminded_day_only INTEGER,
	dispatched INTEGER, dispatched_day_only INTEGER, arrived INTEGER, arrived_day_only INTEGER, arrival_checked INTEGER,
	arrival_checked_day_only INTEGER, promised INTEGER, promised_day_only INTEGER, finished INTEGER, finished_day_only INTEGER,
	closed INTEGER, closed_day_only INTEGER, valid INTEGER, state TEXT, charge INTEGER) STRICT;
CREATE TABLE src_contacts (row_id INTEGER PRIMARY KEY, part INTEGER NOT NULL, line INTEGER NOT NULL, current INTEGER NOT NULL, ticket_no TEXT,
	at INTEGER, at_day_only INTEGER, type TEXT, way TEXT, result TEXT, satisfaction TEXT, feedback INTEGER, feedback_day_only INTEGER,
	caller TEXT, content TEXT) STRICT;
CREATE VIEW tickets AS SELECT row_id, part, line, ticket_no, received, received_day_only, channel, post, receiver, room, room_text, reporter, phone,
	kind, subkind, content, scope, unit, urgency, important, classified, classified_day_only, forwarded, forwarded_day_only, appointed,
	appointed_day_only, appointment_confirmed, appointment_confirmed_day_only, reminded, reminded_day_only, dispatched, dispatched_day_only,
	arrived, arrived_day_only, arrival_checked, arrival_checked_day_only, promised, promised_day_only, finished, finished_day_only,
	closed, closed_day_only, valid, state, charge FROM src_tickets WHERE current = 1;
CREATE VIEW contacts AS SELECT row_id, part, line, ticket_no, at, at_day_only, type, way, result, satisfaction, feedback, feedback_day_only,
	caller, content FROM src_contacts WHERE current = 1;
CREATE TABLE houses (row_id INTEGER PRIMARY KEY, part INT, line INT, room TEXT, owner TEXT, state TEXT, handover INT);
CREATE VIEW house AS SELECT room FROM houses;
CREATE VIEW house_alias AS SELECT room AS name, room FROM houses;
