SELECT day AS 日期, cars AS 车次, free AS 免费车次, irregular AS 异常车次, charged AS 应收, waived AS 减免, received AS 实收, cash AS 现金,
	electronic AS 电子, handed AS 现金交款, difference AS 长短款, CASE WHEN lacking THEN '缺报' ELSE '齐' END AS 状态, inside AS 过夜车辆
FROM parking_date
ORDER BY day
