-- What was dropped in. Columns of transactions are read by place; of both kinds in the same order.

-- name: shifts
SELECT day, lane, start, "end" FROM parking_shifts ORDER BY lane, day, start;

-- name: txns
SELECT lane, paid, paid_day_only, "left", entered, charged, waived, received, method, release, waive_reason, vehicle, plate,
	NULL, NULL, NULL, NULL, row_id
FROM parking_txns
WHERE row_id BETWEEN :low AND :high
ORDER BY row_id;

-- name: orders
SELECT lane, NULL, NULL, "left", entered, charged, waived, received, method, NULL, waive_reason, NULL, plate,
	cash_prepaid, cash_settled, online_prepaid, online_settled, row_id
FROM parking_orders
WHERE row_id BETWEEN :low AND :high
ORDER BY row_id;

-- What there is, beside what was added up of it.
-- name: blocks
SELECT b.number AS number, b.rows AS rows, b.high AS high, b.low AS low, k.program AS program, k.high AS kept_high, k.low AS kept_low, k.cuts AS cuts,
	k.digest AS digest, k."first" AS "first", k."last" AS "last"
FROM block AS b LEFT JOIN parking_block AS k ON k.source = b.source AND k.number = b.number
WHERE b.source = :source
ORDER BY b.number;

-- name: forget_block
DELETE FROM parking_block WHERE source = :source AND number = :number;

-- name: forget_sums
DELETE FROM parking_sum WHERE source = :source AND number = :number;

-- name: forget_waived
DELETE FROM parking_waived WHERE source = :source AND number = :number;

-- name: forget_overnight
DELETE FROM parking_overnight WHERE source = :source AND number = :number;

-- name: forget_refunds
DELETE FROM parking_refund WHERE source = :source AND number = :number;

-- name: add_block
INSERT INTO parking_block (source, number, program, high, low, cuts, digest, "first", "last", entered_first, entered_last, lines, charged, received,
	prints)
VALUES (:source, :number, :program, :high, :low, :cuts, :digest, :first, :last, :entered_first, :entered_last, :lines, :charged, :received, :prints);

-- name: add_sum
INSERT INTO parking_sum (source, number, lane, since, lines, paid, free, irregular, unexplained, charged, waived, received, cash, wechat, alipay, etc,
	"union", other, given, unpaid, ways)
VALUES (:source, :number, :lane, :since, :lines, :paid, :free, :irregular, :unexplained, :charged, :waived, :received, :cash, :wechat, :alipay, :etc,
	:union, :other, :given, :unpaid, :ways);

-- name: add_waived
INSERT INTO parking_waived (source, number, lane, since, reason, lines, waived) VALUES (:source, :number, :lane, :since, :reason, :lines, :waived);

-- name: add_overnight
INSERT INTO parking_overnight (source, number, lane, since, from_day, to_day, cars) VALUES (:source, :number, :lane, :since, :from, :to, :cars);

-- name: add_refund
INSERT INTO parking_refund (source, number, lane, since, row_id) VALUES (:source, :number, :lane, :since, :row_id);
