SELECT room_part(room, 'building') || '栋' AS 楼栋, count(*) AS 欠费户数, sum(b1) AS "30天内", sum(b2) AS "31-90天", sum(b3) AS "91-180天",
	sum(b4) AS "181天-1年", sum(b5) AS "1-2年", sum(b6) AS "2-3年", sum(b7) AS "3年以上", sum(owed) AS 欠费合计
FROM arrears_room
GROUP BY 1
ORDER BY room_part(room, 'building') COLLATE "natural"
