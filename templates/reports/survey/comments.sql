SELECT form_no AS 问卷编号, room AS 房号, day AS 日期, overall AS 总体评价, comment AS 意见
FROM survey_form
WHERE comment IS NOT NULL AND replaced_by IS NULL
ORDER BY form_no COLLATE "natural", source
