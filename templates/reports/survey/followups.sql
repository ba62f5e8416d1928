SELECT form_no AS 问卷编号, room AS 房号, title AS 维度, answer AS 评价, contacted AS 首次联系日, done AS 完成日, result AS 再次回访结果, state AS 状态,
	unit AS 责任部门, cause AS 原因, measure AS 整改措施, answered AS 问卷日期, due AS 下一期限
FROM survey_followup
ORDER BY form_no COLLATE "natural", dimension, source
