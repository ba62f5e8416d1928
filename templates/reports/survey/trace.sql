-- What is behind a figure of the survey, for kefu trace: a form's number, a building, a dimension (D3), the survey itself.
-- name: overall
SELECT '计划：' || plan_no || ifnull(' ' || name, '') AS 内容, part, line
FROM survey
WHERE plan_no = :key
ORDER BY part, line;

-- name: dimensions
SELECT form_no || ' ' || ifnull(room, '') || ' ' || answer AS 内容, part, line
FROM survey_followup
WHERE title = :key OR substr(title, 1, instr(title, ' ') - 1) = :key
ORDER BY part, line;

-- name: buildings
SELECT form_no || ' ' || ifnull(room, '') || ' ' || overall AS 内容, part, line
FROM survey_form
WHERE building = :key AND valid
ORDER BY part, line;

-- name: followups
SELECT form_no || ' ' || title || ' ' || answer AS 内容, part, line
FROM survey_followup
WHERE form_no = :key OR room = :key
ORDER BY part, line;

-- name: forms
SELECT form_no || ' ' || ifnull(room, '') || ' ' || state AS 内容, part, line
FROM survey_form
WHERE form_no = :key OR room = :key
ORDER BY part, line;

-- name: keys
SELECT plan_no AS key FROM survey
UNION
SELECT form_no FROM survey_form
UNION
SELECT room FROM survey_form WHERE room IS NOT NULL
UNION
SELECT building FROM survey_building
UNION
SELECT substr(title, 1, instr(title, ' ') - 1) FROM survey_followup
ORDER BY 1;
