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

-- charged_least differs from charged where rows of one paid bill disagree (RULINGS 42). approved: by the export's own nature.
-- name: bill
CREATE VIEW bill AS
SELECT 'bills' AS source, b.bill_no, coalesce(a.room, b.room) AS room, a.room IS NOT NULL AS known, b.item,
	b.start, b."end", b.period, b.period_to, b.charged, b.charged AS charged_least, b.waived,
	b.waiver_no, b.waiver_by, b.waiver_day, 0 AS approved, b.due, b.part, b.line
FROM bills AS b LEFT JOIN house_alias AS a ON a.name = b.room
UNION ALL
SELECT 'fee_history', h.bill_no, h.room, h.known, h.item,
	h.start, h."end", h.month, h.month + min(max(h.cycle, 1), 1200) - 1, h.charged, h.charged_least, NULL,
	NULL, NULL, NULL, 1, NULL, h.part, h.line
FROM history_row AS h
WHERE h.turn = 1
UNION ALL
SELECT 'fee_detail', d.order_no, coalesce(a.room, d.room), a.room IS NOT NULL, d.item,
	d.start, d."end", NULL, NULL, d.charged, d.charged, coalesce(d.discount, 0) + coalesce(d.waived, 0) + coalesce(d.gift, 0),
	NULL, NULL, NULL, 1, NULL, d.part, d.line
FROM fee_detail AS d LEFT JOIN house_alias AS a ON a.name = d.room
UNION ALL
SELECT 'arrears_opening', o.fee_no, coalesce(a.room, o.room), a.room IS NOT NULL, o.item,
	o.start, o."end", NULL, NULL, o.owed, o.owed, NULL,
	NULL, NULL, NULL, 1, o."end", o.part, o.line
FROM arrears_opening AS o LEFT JOIN house_alias AS a ON a.name = o.room;

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

-- paid: the day. bill_no: the bill that the row names, for histories the one that it makes itself.
-- name: receipt
CREATE VIEW receipt AS
SELECT 'receipts' AS source, r.receipt_no, coalesce(a.room, r.room) AS room, a.room IS NOT NULL AS known, r.paid, r.amount,
	r.method, r.item, r.period, r.period_to, r.bill_no, r.original_no, r.cashier, r.state = '作废' AS voided, r.part, r.line
FROM receipts AS r LEFT JOIN house_alias AS a ON a.name = r.room
UNION ALL
SELECT 'fee_history', h.bill_no || CASE WHEN h.turn > 1 THEN '/' || h.turn ELSE '' END, h.room, h.known, h.paid / 86400, h.received,
	NULL, h.item, NULL, NULL, h.bill_no, NULL, h.cashier, 0, h.part, h.line
FROM history_row AS h
UNION ALL
SELECT 'fee_detail', d.order_no, coalesce(a.room, d.room), a.room IS NOT NULL, d.paid / 86400, d.received,
	d.method, d.item, NULL, NULL, d.order_no, NULL, d.cashier, 0, d.part, d.line
FROM fee_detail AS d LEFT JOIN house_alias AS a ON a.name = d.room;

-- name: waiver
CREATE VIEW waiver AS
SELECT source, bill_no, room, item, waived AS amount, waiver_no, waiver_by, waiver_day, approved, part, line
FROM bill
WHERE waived <> 0;
