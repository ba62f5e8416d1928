-- What came in between the month's first day and as-of, and where it lies now.
WITH span AS (
	SELECT :as_of - CAST(substr(iso_date(:as_of), 9, 2) AS INTEGER) + 1 AS first,
		12 * CAST(substr(iso_date(:as_of), 1, 4) AS INTEGER) + CAST(substr(iso_date(:as_of), 6, 2) AS INTEGER) - 1 AS month
), spent AS (
	SELECT coalesce(sum(CASE WHEN a.period_to >= s.month THEN x.amount END), 0) AS current,
		coalesce(sum(CASE WHEN a.period_to < s.month THEN x.amount END), 0) AS old
	FROM arrears_allocation AS x
	JOIN arrears_account AS a ON a.bill_id = x.bill_id
	JOIN span AS s ON x.paid BETWEEN s.first AND :as_of
), kept AS (
	SELECT coalesce(sum(CASE WHEN u.fate IN ('预收', '留待') THEN u.unspent END), 0) AS ahead,
		coalesce(sum(CASE WHEN u.fate = '暂收' THEN u.unspent END), 0) AS held
	FROM arrears_unspent AS u
	JOIN span AS s ON u.paid BETWEEN s.first AND :as_of
), money AS (
	SELECT coalesce(sum(received), 0) AS received, coalesce(sum(refunded), 0) AS refunded, coalesce(sum(net), 0) AS net
	FROM cash_line
	WHERE day IS NULL
)
SELECT 项目, 金额
FROM (
	SELECT 1 AS place, '收款' AS 项目, received AS 金额 FROM money
	UNION ALL
	SELECT 2, '退费', -refunded FROM money
	UNION ALL
	SELECT 3, '净收款', net FROM money
	UNION ALL
	SELECT 4, '　其中：冲抵本月及以后到期账期的账单', current FROM spent
	UNION ALL
	SELECT 5, '　　　　冲抵以前账期的账单（清欠）', old FROM spent
	UNION ALL
	SELECT 6, '　　　　预收（含留待冲抵）', ahead FROM kept
	UNION ALL
	SELECT 7, '　　　　暂收（押金等）', held FROM kept
	UNION ALL
	SELECT 8, '　　　　其他（退回以前未冲抵的款项、未计入的退款等）', net - current - old - ahead - held FROM money, spent, kept
)
ORDER BY place
