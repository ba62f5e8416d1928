-- Each must give no row: the lines, the days and the months are added up apart from one another.

-- name: lines_are_not_their_months
SELECT 'the lines of a month are not its sum'
FROM parking_month AS m
LEFT JOIN parking_row AS r ON r.month = m.month
GROUP BY m.month
HAVING m.cars <> ifnull(sum(r.cars), 0) OR m.charged <> ifnull(sum(r.charged), 0) OR m.waived <> ifnull(sum(r.waived), 0)
	OR m.received <> ifnull(sum(r.received), 0) OR m.cash <> ifnull(sum(r.cash), 0) OR m.handed <> ifnull(sum(r.handed), 0)
	OR m.difference <> ifnull(sum(r.difference), 0)
	OR m.electronic <> ifnull(sum(r.wechat + r.alipay + r.etc + r."union" + r.other), 0);

-- name: lines_without_a_month
SELECT 'a line is of no month'
FROM parking_row
WHERE month NOT IN (SELECT month FROM parking_month);

-- name: days_are_not_their_month
SELECT 'the days of the month are not its sum'
FROM parking_month AS m
JOIN parking_period AS p ON p.month = m.month
LEFT JOIN parking_date AS d ON 1
GROUP BY m.month
HAVING m.cars <> ifnull(sum(d.cars), 0) OR m.free <> ifnull(sum(d.free), 0) OR m.irregular <> ifnull(sum(d.irregular), 0)
	OR m.charged <> ifnull(sum(d.charged), 0) OR m.waived <> ifnull(sum(d.waived), 0) OR m.received <> ifnull(sum(d.received), 0)
	OR m.cash <> ifnull(sum(d.cash), 0) OR m.electronic <> ifnull(sum(d.electronic), 0) OR m.handed <> ifnull(sum(d.handed), 0)
	OR m.difference <> ifnull(sum(d.difference), 0) OR m.lacking <> ifnull(sum(d.lacking), 0);

-- name: lines_are_not_their_days
SELECT 'the lines of a day are not its sum'
FROM parking_date AS d
LEFT JOIN parking_row AS r ON r.day = d.day
GROUP BY d.day
HAVING d.cars <> ifnull(sum(r.cars), 0) OR d.received <> ifnull(sum(r.received), 0) OR d.handed <> ifnull(sum(r.handed), 0)
	OR d.difference <> ifnull(sum(r.difference), 0);
