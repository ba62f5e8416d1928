-- The money of each house at S5, apart for 物业费 and the rest; and what of the evidence lies in the data.
-- name: suable
SELECT d.room, h.owner, h.id_no, h.area, h.price, h.handover, h.delivery, d.from_day, d.to_day, d.months, d.limitation, d.near_limitation,
	(SELECT coalesce(sum(b.owed), 0) FROM arrears_bill AS b WHERE b.room = d.room AND b.item = :property) AS principal,
	d.owed, r.penalty, l.number, l.day AS letter_day, l.grade, l.pay_by,
	EXISTS (SELECT 1 FROM dunning_holds AS x WHERE x.room = d.room AND x.reason = '争议' AND x.start <= :as_of) AS disputed,
	EXISTS (SELECT 1 FROM patrols AS p WHERE p.day BETWEEN d.from_day AND min(d.to_day, :as_of)) AS served
FROM dunning AS d
JOIN arrears_room AS r ON r.room = d.room
LEFT JOIN house AS h ON h.room = d.room
LEFT JOIN letter_sent AS l ON l.number = d.lapsed_no
WHERE d.step = 'S5' AND d.reason IS NULL
ORDER BY d.room COLLATE "natural";

-- name: running
SELECT room, owner, bill_no, source, item, period_from, period_to, owed, due, limitation, part, line
FROM arrears_bill
WHERE limitation <= :last
ORDER BY bill_id;

-- name: add_claim
INSERT INTO claim (room, owner, co_owners, sex, birth, from_day, to_day, months, principal, other, penalty, total, letter_no, letter_day, grade,
	term_end, limitation, advice, proof, proof_lacks)
VALUES (:room, :owner, :co_owners, :sex, :birth, :from_day, :to_day, :months, :principal, :other, :penalty, :total, :letter_no, :letter_day,
	:grade, :term_end, :limitation, :advice, :proof, :proof_lacks);

-- name: add_warning
INSERT INTO claim_warning (room, owner, bill_no, source, item, period_from, period_to, owed, due, limitation, days_left, within, part, line)
VALUES (:room, :owner, :bill_no, :source, :item, :period_from, :period_to, :owed, :due, :limitation, :days_left, :within, :part, :line);
