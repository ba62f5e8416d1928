-- 责任部门至再次回访结果由人填写。
SELECT s.plan_no AS 调查编号, f.form_no AS 问卷编号, f.room AS 房号, h.owner AS 业主, f.title AS 维度, f.answer AS 评价, f.unit AS 责任部门,
	f.contacted AS 首次联系日, f.cause AS 原因, f.measure AS 整改措施, f.done AS 完成日, f.result AS 再次回访结果, f.state AS 状态, f.due AS 下一期限,
	f.answered AS 问卷日期, x.comment AS 意见
FROM survey_followup AS f
JOIN survey AS s ON s.place = 1
JOIN survey_form AS x ON x.source = f.source AND x.form_no = f.form_no
LEFT JOIN houses AS h ON h.room = f.room
ORDER BY f.form_no COLLATE "natural", f.dimension, f.source
