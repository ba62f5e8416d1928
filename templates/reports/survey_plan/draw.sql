SELECT d.place AS 序号, d.form_no AS 问卷编号, d.building AS 楼栋, d.room AS 房号, h.owner AS 业主, mask_phone(h.phone) AS 联系电话, NULL AS 发放方式,
	NULL AS 发放日期, s.plan_no IS NOT NULL AND EXISTS (SELECT 1 FROM survey_form AS f WHERE f.room = d.room) AS 收回, NULL AS 签章,
	substr(d.lot, 1, 16) AS 抽签码
FROM survey_draw AS d
JOIN houses AS h ON h.room = d.room
LEFT JOIN survey AS s ON s.plan_no = d.plan_no AND s.place = 1
ORDER BY d.place
