-- Each must give no row: a block's own totals, added apart from its sums, and its number of rows, which 1_ingest counted.

-- name: sums_are_not_their_blocks
SELECT 'the sums of a block of parking rows are not its total'
FROM parking_block AS b
LEFT JOIN (SELECT source, number, sum(lines) AS lines, sum(charged) AS charged, sum(received) AS received FROM parking_sum GROUP BY source, number) AS s
	ON s.source = b.source AND s.number = b.number
WHERE b.lines <> ifnull(s.lines, 0) OR b.charged <> ifnull(s.charged, 0) OR b.received <> ifnull(s.received, 0);

-- name: blocks_are_not_all
SELECT 'a block of parking rows was not added up'
FROM block AS b LEFT JOIN parking_block AS k ON k.source = b.source AND k.number = b.number
WHERE b.source IN ('parking_orders', 'parking_txns') AND (k.lines IS NULL OR k.lines <> b.rows);
