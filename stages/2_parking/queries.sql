-- What was dropped in. Columns are read by place.

-- name: shifts
SELECT day, shift, lane, collector, start, "end", cash, manual, face, ticket_from, ticket_to, void_tickets, deposit_no, deposited, part, line
FROM parking_shifts
WHERE day <= :as_of
ORDER BY day, shift, lane;

-- What 1_parking added up of the transactions.
-- name: sums
SELECT lane, since, paid, free, irregular, unexplained, charged, waived, received, cash, wechat, alipay, etc, "union", other, given, unpaid, ways
FROM parking_sum
ORDER BY source, number, lane, since;

-- name: waived
SELECT lane, since, reason, lines, waived FROM parking_waived ORDER BY source, number, lane, since, reason;

-- name: overnight
SELECT lane, since, from_day, to_day, cars FROM parking_overnight ORDER BY source, number, lane, since, from_day, to_day;

-- name: refunds
SELECT lane, since, source, row_id FROM parking_refund ORDER BY source, number, row_id;

-- Blocks with stays that began in between.
-- name: prints
SELECT source, number, entered_first, entered_last, prints
FROM parking_block
WHERE entered_first <= :last AND entered_last >= :first
ORDER BY source, number;

-- name: txn
SELECT txn_no AS no, lane, paid, paid_day_only, "left", entered, plate, received FROM parking_txns WHERE row_id = :row_id;

-- name: order
SELECT order_no AS no, lane, NULL AS paid, NULL AS paid_day_only, "left", entered, plate, received FROM parking_orders WHERE row_id = :row_id;

-- name: settlements
SELECT day, channel, amount, fee, net
FROM parking_settlements
WHERE day BETWEEN :start AND :as_of
ORDER BY day, channel;

-- name: spaces
SELECT s.space_no, s.area, s.type, s.tenure, coalesce(a.room, s.room), a.room IS NOT NULL, s.owner, s.plate, s.price, s.paid_to, s."use",
	s.part, s.line
FROM parking_spaces AS s LEFT JOIN house_alias AS a ON a.name = s.room
ORDER BY s.space_no;

-- What is found.

-- name: add_period
INSERT INTO parking_period (month, start, "end") VALUES (:month, :start, :end);

-- name: add_row
INSERT INTO parking_row (day, month, shift, start, lane, collector, cars, paid, free, irregular, charged, waived, received, cash, wechat,
	alipay, etc, "union", other, given, unpaid, manual, handed, difference, used, voided, valid, face, part, line)
VALUES (:day, :month, :shift, :start, :lane, :collector, :cars, :paid, :free, :irregular, :charged, :waived, :received, :cash, :wechat,
	:alipay, :etc, :union, :other, :given, :unpaid, :manual, :handed, :difference, :used, :voided, :valid, :face, :part, :line);

-- name: add_date
INSERT INTO parking_date (day, cars, paid, free, irregular, charged, waived, received, cash, electronic, handed, difference, inside, lacking)
VALUES (:day, :cars, :paid, :free, :irregular, :charged, :waived, :received, :cash, :electronic, :handed, :difference, :inside, :lacking);

-- name: add_month
INSERT INTO parking_month (month, cars, paid, free, irregular, charged, waived, received, cash, electronic, handed, difference, days, lacking,
	average, change, year_change)
VALUES (:month, :cars, :paid, :free, :irregular, :charged, :waived, :received, :cash, :electronic, :handed, :difference, :days, :lacking,
	:average, :change, :year_change);

-- name: add_channel
INSERT INTO parking_channel (day, channel, taken, settled, fee, net, missing)
VALUES (:day, :channel, :taken, :settled, :fee, :net, :missing);

-- name: add_collectors
INSERT INTO parking_collector (collector, shifts, received, over, short)
SELECT collector, count(*), sum(received), sum(max(difference, 0)), sum(min(difference, 0))
FROM parking_row
WHERE shift IS NOT NULL AND month = (SELECT month FROM parking_period)
GROUP BY collector;

-- name: add_reason
INSERT INTO parking_reason (reason, lines, waived) VALUES (:reason, :lines, :waived);

-- name: add_check
INSERT INTO parking_check (day, start, shift, lane, rule, note, difference) VALUES (:day, :start, :shift, :lane, :rule, :note, :difference);

-- name: add_space
INSERT INTO parking_space (space_no, area, type, tenure, room, owner, plate, price, paid_to, state, months, owed, days, "use", part, line)
VALUES (:space_no, :area, :type, :tenure, :room, :owner, :plate, :price, :paid_to, :state, :months, :owed, :days, :use, :part, :line);

-- name: add_exception
INSERT INTO parking_exception (rule, source, part, line, key, note) VALUES (:rule, :source, :part, :line, :key, :note);
