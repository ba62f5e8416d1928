-- 用印、证据存放位置、反馈、经办人由人填写。
SELECT l.number AS 函件编号, l.room AS 房号, l.owner AS 业主,
	CASE l.step WHEN 'S2' THEN 'S2 催款通知单' ELSE l.step || ' 催缴函' END || CASE l.state WHEN 'void' THEN '（作废）' ELSE '' END AS 函件类型,
	iso_date(l.from_day) || '~' || iso_date(l.to_day) AS 欠费期间, l.owed AS 欠费金额, l.cut AS 数据截止日, l.approved_by AS 审批人,
	l.day AS 审批日期, NULL AS 用印, l.day AS 发出日期, l.way AS 送达方式, l.courier_no AS 快递单号, l.delivered AS 送达日期,
	l.signer AS 签收人, l.relation AS 与业主关系, l.grade AS 证据等级, NULL AS 证据存放位置, l.pay_by AS 要求缴清日期, NULL AS 反馈,
	l.paid_day AS 回款日期, nullif(l.paid, 0) AS 回款金额, NULL AS 经办人, l.remark AS 备注, l.unpaid AS 到期未缴,
	l.limitation AS 新时效到期日, l.void_why AS 作废原因
FROM letter_sent AS l
ORDER BY l.day, l.number COLLATE "natural"
