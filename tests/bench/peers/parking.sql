-- The month table of tests/bench/parking.sh over what `.import` made: month, cars, charged, waived, received, cash in fen.
SELECT substr(iif("支付时间" <> '', "支付时间", "出场时间"), 1, 7) AS month, count(*), CAST(round(100 * sum("应收金额")) AS INTEGER),
	CAST(round(100 * sum("减免金额")) AS INTEGER), CAST(round(100 * sum("实收金额")) AS INTEGER),
	CAST(round(100 * sum(CASE WHEN "支付方式" = '现金' THEN "实收金额" ELSE 0 END)) AS INTEGER)
FROM txns GROUP BY month ORDER BY month;
