SELECT room AS 房号, owner AS 业主, months AS 欠费月数, months_partial AS 不满整月, oldest_due AS 最早应缴日, overdue_days AS 逾期天数,
	owed AS 欠费合计
FROM arrears_room
ORDER BY owed DESC, room COLLATE "natural"
LIMIT 20
