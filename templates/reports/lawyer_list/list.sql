SELECT d.room AS 房号, d.owner AS 业主, mask_phone(h.phone) AS 联系电话, mask_id(h.id_no) AS 身份证号, h.address AS 送达地址,
	d.from_day AS 欠费起, d.to_day AS 欠费止, d.months AS 欠费月数,
	(SELECT coalesce(sum(b.owed), 0) FROM arrears_bill AS b WHERE b.room = d.room AND b.item = '物业费') AS 物业费本金,
	(SELECT coalesce(sum(b.owed), 0) FROM arrears_bill AS b WHERE b.room = d.room AND b.item <> '物业费') AS 其他费用,
	d.owed AS 欠费合计, l.number AS 催告编号, l.day AS 催告日期, l.grade AS 证据等级, l.pay_by AS 合理期限届满日, d.limitation AS 时效到期日,
	d.pay_by AS 要求缴清日期, '待审批' AS 状态
FROM dunning AS d
LEFT JOIN house AS h ON h.room = d.room
LEFT JOIN letter_sent AS l ON l.number = d.lapsed_no
WHERE d.step = 'S4' AND d.planned = 1
ORDER BY d.room COLLATE "natural"
