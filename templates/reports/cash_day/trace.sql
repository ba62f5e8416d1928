-- What is behind a fee item or a way of payment of the day, for kefu trace: its receipts.
-- name: lines
SELECT '收据 ' || x.receipt_no || ' ' || x.room || ' ' || coalesce(x.item, '') || ' ' || coalesce(x.method, '') || ' ' || yuan(x.amount)
	|| CASE WHEN x.voided THEN ' 作废' ELSE '' END AS 内容, x.part, x.line
FROM receipt AS x
WHERE x.paid = :as_of AND (x.item = :key OR x.receipt_no = :key)
ORDER BY x.receipt_no, x.line;

-- name: methods
SELECT '收据 ' || x.receipt_no || ' ' || x.room || ' ' || coalesce(x.item, '') || ' ' || yuan(x.amount)
	|| CASE WHEN x.voided THEN ' 作废' ELSE '' END AS 内容, x.part, x.line
FROM receipt AS x
WHERE x.paid = :as_of AND coalesce(x.method, '未注明') = :key
ORDER BY x.receipt_no, x.line;

-- name: keys
SELECT item AS key FROM cash_line WHERE day = :as_of
UNION
SELECT method FROM cash_line WHERE day = :as_of
ORDER BY 1;
