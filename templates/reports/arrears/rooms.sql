SELECT room AS 房号, owner AS 业主, months AS 欠费月数, months_partial AS 不满整月, from_day AS 欠费起, to_day AS 欠费止,
	b1 AS "30天内", b2 AS "31-90天", b3 AS "91-180天", b4 AS "181天-1年", b5 AS "1-2年", b6 AS "2-3年", b7 AS "3年以上",
	owed AS 欠费合计, penalty AS 违约金, prepaid AS 预收余额, step AS 催缴阶段, no_letter AS 不发函原因
FROM arrears_room
ORDER BY room COLLATE "natural"
