SELECT month AS 月份, cars AS 车次, charged AS 应收, waived AS 减免, received AS 实收, average AS 平均每车, change AS 环比,
	CASE WHEN lacking > 0 THEN '未齐' ELSE '齐' END AS 状态, year_change AS 同比, lacking AS 缺报天数
FROM parking_month
ORDER BY month
