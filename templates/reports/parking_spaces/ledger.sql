SELECT space_no AS 车位号, type AS 类型, tenure AS 权属, room AS 房号, owner AS 业主, plate AS 车牌号, price AS 收费标准, paid_to AS 缴费截止日,
	state AS 状态, months AS 欠费月数, owed AS 欠费金额, area AS 区域, "use" AS 用途
FROM parking_space
ORDER BY space_no
