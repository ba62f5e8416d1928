SELECT space_no AS 车位号, room AS 房号, owner AS 业主, plate AS 车牌号, paid_to AS 缴费截止日, -days AS 剩余天数, price AS 收费标准
FROM parking_space
WHERE state = '15天内到期'
ORDER BY paid_to, space_no
