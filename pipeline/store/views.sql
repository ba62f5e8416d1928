-- Views of data.db over all sources that feed a thing: house, bill, receipt, waiver. Houses are found here, at run time, through the
-- master: `room` is the master's name of it where `known`, else as the export canonically wrote it (RULINGS 6, 8).

-- name: house
CREATE VIEW house AS
SELECT room, owner, phone, id_no, area, price, handover, payer, state, address, delivery, part, line
FROM houses;

-- Every name that an export may use for a house. 1-301 stands for 1-1-301 where building 1 has that one unit.
-- name: house_alias
CREATE VIEW house_alias AS
WITH named(room, building, unit, number) AS (
	SELECT room, room_part(room, 'building'), room_part(room, 'unit'), room_part(room, 'number') FROM houses
), single(building) AS (
	SELECT building FROM named GROUP BY building HAVING count(DISTINCT unit) = 1
)
SELECT room AS name, room FROM houses
UNION ALL
SELECT n.building || '-' || n.number, n.room
FROM named AS n JOIN single USING (building)
WHERE n.unit <> '' AND n.building || '-' || n.number NOT IN (SELECT room FROM houses);

-- Rooms here are as the exports write them; house_alias finds the house. charged_least differs from charged where rows of one paid bill
-- disagree (RULINGS 42). approved: by the export's own nature.
-- name: bill_row
CREATE VIEW bill_row AS
SELECT 'bills' AS source, bill_no, room, item, start, "end", period, period_to, charged, charged AS charged_least, waived,
	waiver_no, waiver_by, waiver_day, 0 AS approved, due, part, line
FROM bills
UNION ALL
SELECT 'fee_history', bill_no, room, item, start, "end", month, month + min(max(cycle, 1), 1200) - 1, charged, charged_least, NULL,
	NULL, NULL, NULL, 1, NULL, part, line
FROM history_row
WHERE turn = 1
UNION ALL
SELECT 'fee_detail', order_no, room, item, start, "end", NULL, NULL, charged, charged, coalesce(discount, 0) + coalesce(waived, 0) + coalesce(gift, 0),
	NULL, NULL, NULL, 1, NULL, part, line
FROM fee_detail
UNION ALL
SELECT 'arrears_opening', fee_no, room, item, start, "end", NULL, NULL, owed, owed, NULL,
	NULL, NULL, NULL, 1, "end", part, line
FROM arrears_opening;

-- name: bill
CREATE VIEW bill AS
SELECT b.source, b.bill_no, coalesce(a.room, b.room) AS room, a.room IS NOT NULL AS known, b.item,
	b.start, b."end", b.period, b.period_to, b.charged, b.charged_least, b.waived,
	b.waiver_no, b.waiver_by, b.waiver_day, b.approved, b.due, b.part, b.line
FROM bill_row AS b LEFT JOIN house_alias AS a ON a.name = b.room;

-- The rows of fee_history with the number of the bill that they share: 房号/收费项目/YYYY-MM (RULINGS 16, 42).
-- name: history_row
CREATE VIEW history_row AS
SELECT r.room, r.known, r.item, r.cycle, r.start, r."end", r.paid, r.received, r.cashier, r.part, r.line,
	12 * CAST(substr(iso_date(r.start), 1, 4) AS INTEGER) + CAST(substr(iso_date(r.start), 6, 2) AS INTEGER) - 1 AS month,
	r.room || '/' || r.item || '/' || r.named AS bill_no,
	max(r.charged) OVER same AS charged, min(r.charged) OVER same AS charged_least,
	row_number() OVER (PARTITION BY r.room, r.item, r.named ORDER BY r.paid, r.row_id) AS turn
FROM (
	SELECT coalesce(a.room, h.room) AS room, a.room IS NOT NULL AS known, h.item, h.cycle, h.start, h."end", h.paid,
		h.charged, h.received, h.cashier, h.part, h.line, h.row_id, substr(iso_date(h.start), 1, 7) AS named
	FROM fee_history AS h LEFT JOIN house_alias AS a ON a.name = h.room
) AS r
WINDOW same AS (PARTITION BY r.room, r.item, r.named);

-- As bill_row. paid: the day. bill_no: the bill that the row names, for histories the one that it makes itself.
-- name: receipt_row
CREATE VIEW receipt_row AS
SELECT 'receipts' AS source, receipt_no, room, paid, amount, method, item, period, period_to, bill_no, original_no, cashier,
	state = '作废' AS voided, part, line
FROM receipts
UNION ALL
SELECT 'fee_history', bill_no || CASE WHEN turn > 1 THEN '/' || turn ELSE '' END, room, paid / 86400, received,
	NULL, item, NULL, NULL, bill_no, NULL, cashier, 0, part, line
FROM history_row
UNION ALL
SELECT 'fee_detail', order_no, room, paid / 86400, received, method, item, NULL, NULL, order_no, NULL, cashier, 0, part, line
FROM fee_detail;

-- name: receipt
CREATE VIEW receipt AS
SELECT r.source, r.receipt_no, coalesce(a.room, r.room) AS room, a.room IS NOT NULL AS known, r.paid, r.amount,
	r.method, r.item, r.period, r.period_to, r.bill_no, r.original_no, r.cashier, r.voided, r.part, r.line
FROM receipt_row AS r LEFT JOIN house_alias AS a ON a.name = r.room;

-- name: waiver
CREATE VIEW waiver AS
SELECT source, bill_no, room, item, waived AS amount, waiver_no, waiver_by, waiver_day, approved, part, line
FROM bill
WHERE waived <> 0;
