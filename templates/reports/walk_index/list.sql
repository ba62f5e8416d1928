SELECT row_number() OVER (ORDER BY room COLLATE "natural", number COLLATE "natural") AS 序号, room_part(room, 'building') AS 楼栋,
	room_part(room, 'unit') AS 单元, room AS 房号, owner AS 业主, number AS 函件编号,
	CASE step WHEN 'S2' THEN '催款通知单' ELSE '催缴函' END AS 函件, owed AS 金额, pay_by AS 要求缴清日期, NULL AS 送达结果, NULL AS 备注
FROM letter_sent
WHERE day = :as_of AND state = 'issued'
ORDER BY room COLLATE "natural", number COLLATE "natural"
