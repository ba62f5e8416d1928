-- 临时停车收费月汇总表：一份。文件名是月份。
SELECT iso_month(p.month) AS room, cn_month(p.month) AS month, cn_date(p.start) AS start, cn_date(p."end") AS "end",
	CASE WHEN m.lacking > 0 THEN '未齐' ELSE '齐' END AS state, m.cars AS cars, m.received AS received, m.handed AS handed,
	yuan(m.received) AS received_yuan, daxie(m.received) AS received_words, ifnull(yuan(m.average), '—') AS average,
	yuan(m.difference) AS difference, points(m.change) || '%' AS change, points(m.year_change) || '%' AS year_change, m.lacking AS lacking,
	(SELECT group_concat(x.day, '、') FROM (SELECT cn_date(d.day) AS day FROM parking_date AS d WHERE d.lacking ORDER BY d.day) AS x) AS lacking_days,
	EXISTS (SELECT 1 FROM parking_collector) AS collected, EXISTS (SELECT 1 FROM parking_reason) AS reduced
FROM parking_period AS p JOIN parking_month AS m ON m.month = p.month
ORDER BY 1;

-- name: days
SELECT substr(iso_date(day), 6) AS day, cars, free, irregular, yuan(charged) AS charged, yuan(waived) AS waived, yuan(received) AS received,
	yuan(cash) AS cash, yuan(electronic) AS electronic, yuan(handed) AS handed, yuan(difference) AS difference,
	CASE WHEN lacking THEN '缺报' ELSE '齐' END AS state
FROM parking_date
ORDER BY parking_date.day;

-- name: sums
SELECT sum(cars) AS cars, sum(free) AS free, sum(irregular) AS irregular, yuan(sum(charged)) AS charged, yuan(sum(waived)) AS waived,
	yuan(sum(received)) AS received, yuan(sum(cash)) AS cash, yuan(sum(electronic)) AS electronic, yuan(sum(handed)) AS handed,
	yuan(sum(difference)) AS difference
FROM parking_date
ORDER BY 1;

-- name: lanes
SELECT r.lane, sum(r.cars) AS cars, sum(r.free) AS free, sum(r.irregular) AS irregular, yuan(sum(r.charged)) AS charged,
	yuan(sum(r.waived)) AS waived, yuan(sum(r.received)) AS received, yuan(sum(r.handed)) AS handed, yuan(sum(r.difference)) AS difference
FROM parking_row AS r JOIN parking_period AS p ON r.day BETWEEN p.start AND p."end"
GROUP BY r.lane
ORDER BY r.lane;

-- name: collectors
SELECT collector, shifts, yuan(received) AS received, yuan(over) AS over, yuan(short) AS short
FROM parking_collector
ORDER BY collector;

-- name: ways
SELECT yuan(sum(r.cash)) AS cash, yuan(sum(r.wechat)) AS wechat, yuan(sum(r.alipay)) AS alipay, yuan(sum(r.etc)) AS etc,
	yuan(sum(r."union")) AS union_pay, yuan(sum(r.other)) AS other
FROM parking_row AS r JOIN parking_period AS p ON r.day BETWEEN p.start AND p."end"
ORDER BY 1;

-- name: reasons
SELECT CASE reason WHEN '' THEN '未注明' ELSE reason END AS reason, lines, yuan(waived) AS waived
FROM parking_reason
ORDER BY parking_reason.reason;

-- name: months
SELECT iso_month(m.month) AS month, m.cars, yuan(m.charged) AS charged, yuan(m.waived) AS waived, yuan(m.received) AS received,
	yuan(m.average) AS average, points(m.change) || '%' AS change, points(m.year_change) || '%' AS year_change,
	CASE WHEN m.lacking > 0 THEN '未齐' ELSE '齐' END AS state
FROM parking_month AS m JOIN parking_period AS p ON m.month BETWEEN p.month - 11 AND p.month
ORDER BY m.month;

-- name: total
SELECT count(*) AS letters, ifnull(sum(m.received), 0) AS received, ifnull(sum(m.handed), 0) AS handed
FROM parking_period AS p JOIN parking_month AS m ON m.month = p.month;
