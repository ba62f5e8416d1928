SELECT item AS 费用项目, b1 AS "30天内", b2 AS "31-90天", b3 AS "91-180天", b4 AS "181天-1年", b5 AS "1-2年", b6 AS "2-3年",
	b7 AS "3年以上", total AS 合计
FROM arrears_ageing
ORDER BY item
