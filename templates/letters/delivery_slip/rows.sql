-- 送达回证：发出的函件一份一张，按走访的次序。
SELECT l.room, l.owners AS owner, l.number, l.approved_by, l.address, cn_date(l.day) AS as_of, cn_date(l.pay_by) AS term,
	yuan(l.owed) AS owed_yuan, daxie(l.owed) AS owed_daxie,
	CASE l.step WHEN 'S3-1' THEN '催缴函（第一次）' WHEN 'S3-2' THEN '催缴函（第二次）' ELSE '催款通知单' END AS document
FROM dunning_letter AS l
ORDER BY l.place;
