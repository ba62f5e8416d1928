SELECT form_no AS 问卷编号, room AS 房号, title AS 维度, answer AS 评价, unit AS 责任部门, contacted AS 首次联系日, due AS 下一期限, :as_of - due AS 超期天数
FROM survey_followup
WHERE state = '超期'
ORDER BY due, form_no COLLATE "natural", dimension, source
