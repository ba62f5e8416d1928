SELECT d.room AS 房号, d.owner AS 业主, h.phone AS 联系电话,
	(SELECT group_concat(x.item, '、') FROM (SELECT DISTINCT b.item FROM arrears_bill AS b WHERE b.room = d.room ORDER BY b.item) AS x) AS 费用项目,
	d.owed AS 欠费合计, d.oldest_due AS 最早应缴日, d.overdue_days AS 逾期天数,
	(SELECT group_concat(x.reason, '、') FROM (SELECT DISTINCT reason FROM dunning_holds
		WHERE room = d.room AND start <= :as_of AND "end" >= :as_of ORDER BY reason) AS x) AS 备注,
	NULL AS 提醒日期, NULL AS 方式, NULL AS 结果, NULL AS 承诺缴费日, NULL AS 经办人
FROM dunning AS d
LEFT JOIN house AS h ON h.room = d.room
WHERE d.step = 'S1' AND coalesce(h.payer, '') <> '建设单位'
ORDER BY d.room COLLATE "natural"
