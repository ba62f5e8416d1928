-- The tables that 2_arrears' views read, empty, as the ingest makes them (only the columns that the views use).
CREATE TABLE houses (row_id INTEGER PRIMARY KEY, part INT DEFAULT 1, line INT, room TEXT, owner TEXT, phone TEXT, id_no TEXT, area INT,
	price INT, handover INT, payer TEXT DEFAULT '业主', state TEXT, address TEXT, delivery TEXT DEFAULT '正常');
CREATE TABLE bills (row_id INTEGER PRIMARY KEY, part INT DEFAULT 2, line INT, bill_no TEXT, room TEXT, room_text TEXT, item TEXT, start INT,
	"end" INT, period INT, period_to INT, charged INT, waived INT, waiver_no TEXT, waiver_by TEXT, waiver_day INT, due INT);
CREATE TABLE receipts (row_id INTEGER PRIMARY KEY, part INT DEFAULT 3, line INT, receipt_no TEXT, room TEXT, paid INT, amount INT, method TEXT,
	item TEXT, period INT, period_to INT, bill_no TEXT, original_no TEXT, cashier TEXT, state TEXT DEFAULT '正常');
CREATE TABLE fee_history (row_id INTEGER PRIMARY KEY, part INT DEFAULT 4, line INT, room TEXT, item TEXT, cycle INT DEFAULT 1, start INT,
	"end" INT, paid INT, charged INT, received INT, cashier TEXT);
CREATE TABLE fee_detail (row_id INTEGER PRIMARY KEY, part INT DEFAULT 5, line INT, order_no TEXT, room TEXT, item TEXT, start INT, "end" INT,
	paid INT, charged INT, received INT, discount INT, waived INT, gift INT, method TEXT, cashier TEXT);
CREATE TABLE arrears_opening (row_id INTEGER PRIMARY KEY, part INT DEFAULT 6, line INT, fee_no TEXT, room TEXT, item TEXT, start INT,
	"end" INT, owed INT);
CREATE TABLE dunning_holds (row_id INTEGER PRIMARY KEY, part INT DEFAULT 7, line INT, room TEXT, reason TEXT, start INT, "end" INT,
	approved_by TEXT DEFAULT '经理', note TEXT);
CREATE TABLE deliveries (row_id INTEGER PRIMARY KEY, part INT DEFAULT 8, line INT, letter_no TEXT, way TEXT, delivered INT, signer TEXT,
	relation TEXT, grade TEXT, courier_no TEXT, remark TEXT);
