-- Each must give no row.

-- name: days_are_not_the_month
SELECT 'the days of ' || item || ', ' || method || ' are not the month'
FROM cash_line
GROUP BY item, method
HAVING sum(CASE WHEN day IS NULL THEN net ELSE -net END) <> 0 OR sum(CASE WHEN day IS NULL THEN voided ELSE -voided END) <> 0;
