SELECT 支付方式, 实收
FROM (
	SELECT 1 AS place, '现金' AS 支付方式, sum(r.cash) AS 实收
	FROM parking_row AS r JOIN parking_period AS p ON r.day BETWEEN p.start AND p."end"
	UNION ALL
	SELECT 2, '微信', sum(r.wechat) FROM parking_row AS r JOIN parking_period AS p ON r.day BETWEEN p.start AND p."end"
	UNION ALL
	SELECT 3, '支付宝', sum(r.alipay) FROM parking_row AS r JOIN parking_period AS p ON r.day BETWEEN p.start AND p."end"
	UNION ALL
	SELECT 4, 'ETC', sum(r.etc) FROM parking_row AS r JOIN parking_period AS p ON r.day BETWEEN p.start AND p."end"
	UNION ALL
	SELECT 5, '银联', sum(r."union") FROM parking_row AS r JOIN parking_period AS p ON r.day BETWEEN p.start AND p."end"
	UNION ALL
	SELECT 6, '其他', sum(r.other) FROM parking_row AS r JOIN parking_period AS p ON r.day BETWEEN p.start AND p."end"
)
WHERE 实收 IS NOT NULL
ORDER BY place
