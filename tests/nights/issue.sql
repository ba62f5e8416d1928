-- Lets the letters that `figures` plans go out, as far as the next night is concerned: into the ledger, numbered in the order of the walk,
-- approved and with a digest; there is no PDF. (What the command does beside this has tests of its own.)
BEGIN;
INSERT INTO letter (number, year, serial, state, template, step, room, owner, owners, address, area, price, as_of, cut, pay_by, from_day, to_day,
	months, charged, waived, received, owed, penalty, first_number, approved_by, digest)
SELECT printf('催字[%s]第%04d号', year, last + place), year, last + place, 'issued', template, step, room, owner, owners, address, area, price,
	day, coalesce(cut, day), pay_by, from_day, to_day, months, charged, waived, received, owed, penalty, first_number, '何经理', '0'
FROM figures.dunning_letter, (SELECT CAST(strftime('%Y', day * 86400, 'unixepoch') AS INTEGER) AS year FROM figures.dunning_letter LIMIT 1),
	(SELECT coalesce(max(serial), 0) AS last FROM letter)
ORDER BY place;
INSERT INTO letter_bill (number, seq, bill_no, source, item, period_from, period_to, charged, waived, received, owed, penalty, due)
SELECT l.number, b.seq, b.bill_no, b.source, b.item, b.period_from, b.period_to, b.charged, b.waived, b.received, b.owed, b.penalty, b.due
FROM figures.dunning_letter AS d
JOIN figures.dunning_letter_bill AS b USING (place)
JOIN letter AS l ON l.room = d.room AND l.as_of = d.day AND l.step = d.step
ORDER BY l.number, b.seq;
COMMIT;
