-- What was dropped in. Columns are read by place.

-- name: plans
SELECT plan_no, name, start, "end", households, issued, target_rate, person, part, line
FROM survey_plans
ORDER BY start, plan_no COLLATE "natural";

-- The questions in the order of the stage: D0 … D10, then D1.1 … D10.4.
-- name: forms
SELECT a.plan_no, a.form_no, coalesce(h.room, a.room), h.room IS NOT NULL, room_part(coalesce(h.room, a.room), 'building'), a.day, a.comment, a.part,
	a.line,
	a.d0, a.d1, a.d2, a.d3, a.d4, a.d5, a.d6, a.d7, a.d8, a.d9, a.d10, a.d1_1, a.d1_2, a.d1_3, a.d1_4, a.d2_1, a.d2_2, a.d2_3, a.d2_4,
	a.d3_1, a.d3_2, a.d3_3, a.d3_4, a.d4_1, a.d4_2, a.d4_3, a.d4_4, a.d5_1, a.d5_2, a.d5_3, a.d5_4, a.d6_1, a.d6_2, a.d6_3, a.d6_4, a.d7_1,
	a.d7_2, a.d7_3, a.d7_4, a.d8_1, a.d8_2, a.d8_3, a.d8_4, a.d9_1, a.d9_2, a.d9_3, a.d9_4, a.d10_1, a.d10_2, a.d10_3, a.d10_4
FROM survey_answers AS a LEFT JOIN house_alias AS h ON h.name = a.room
ORDER BY a.row_id;

-- A form of the long export is what one person said under one name of a survey; of several answers to a question the last counts.
-- name: details
SELECT d.name, d.person, coalesce(h.room, d.room), h.room IS NOT NULL, room_part(coalesce(h.room, d.room), 'building'), d.at / 86400, d.question,
	d.answer, d.part, d.line
FROM survey_details AS d LEFT JOIN house_alias AS h ON h.name = d.room
WHERE d.at < (:as_of + 1) * 86400
ORDER BY d.name, d.person, d.at, d.row_id;

-- name: followups
SELECT plan_no, form_no, dimension, unit, contacted, cause, measure, done, result, part, line
FROM survey_followups
ORDER BY row_id;

-- Delivered and lived in on the first day of the survey: not said to be 未接房 or 空置, not the developer's.
-- name: eligible
SELECT room, room_part(room, 'building')
FROM houses
WHERE coalesce(state, '') NOT IN ('未接房', '空置') AND payer <> '建设单位' AND coalesce(handover, :start) <= :start
ORDER BY room COLLATE "natural";

-- What is found.

-- name: add_survey
INSERT INTO survey (plan_no, place, name, start, "end", person, households, issued, target, returned, valid, few, nameless, replaced, anonymous, return_rate,
	valid_rate, coverage, answers, satisfied, rate, low, high, score, pooled_rate, before_no, before_rate, before_score, change, move, needed, part,
	line)
VALUES (:plan_no, :place, :name, :start, :end, :person, :households, :issued, :target, :returned, :valid, :few, :nameless, :replaced, :anonymous, :return_rate,
	:valid_rate, :coverage, :answers, :satisfied, :rate, :low, :high, :score, :pooled_rate, :before_no, :before_rate, :before_score, :change, :move,
	:needed, :part, :line);

-- name: add_dimension
INSERT INTO survey_dimension (dimension, title, answers, n5, n4, n3, n2, n1, unknown, rate, score, rank, before_rate, change, move, before_score,
	score_change, below, fell)
VALUES (:dimension, :title, :answers, :n5, :n4, :n3, :n2, :n1, :unknown, :rate, :score, :rank, :before_rate, :change, :move, :before_score,
	:score_change, :below, :fell);

-- name: add_question
INSERT INTO survey_question (place, question, dimension, title, answers, n5, n4, n3, n2, n1, unknown, rate, score)
VALUES (:place, :question, :dimension, :title, :answers, :n5, :n4, :n3, :n2, :n1, :unknown, :rate, :score);

-- name: add_building
INSERT INTO survey_building (building, forms, answers, satisfied, rate, score, rank)
VALUES (:building, :forms, :answers, :satisfied, :rate, :score, :rank);

-- name: add_form
INSERT INTO survey_form (source, form_no, room, building, day, state, valid, answered, asked, uniform, replaced_by, overall, comment, part, line)
VALUES (:source, :form_no, :room, :building, :day, :state, :valid, :answered, :asked, :uniform, :replaced_by, :overall, :comment, :part, :line);

-- name: add_followup
INSERT INTO survey_followup (source, form_no, dimension, title, room, building, answer, answered, unit, contacted, cause, measure, done, result, state, due,
	part, line)
VALUES (:source, :form_no, :dimension, :title, :room, :building, :answer, :answered, :unit, :contacted, :cause, :measure, :done, :result, :state, :due, :part,
	:line);

-- name: add_pursuit
INSERT INTO survey_pursuit (opened, contacted, contacted_in_time, done, done_in_time, recalled, content, overdue, contact_rate, done_rate, content_rate)
VALUES (:opened, :contacted, :contacted_in_time, :done, :done_in_time, :recalled, :content, :overdue, :contact_rate, :done_rate, :content_rate);

-- name: add_year
INSERT INTO survey_year (year, surveys, wanted, state) VALUES (:year, :surveys, :wanted, :state);

-- name: add_plan
INSERT INTO survey_plan (plan_no, name, start, "end", person, households, issued, target, needed, forms_due, in_book, whole, drawn)
VALUES (:plan_no, :name, :start, :end, :person, :households, :issued, :target, :needed, :forms_due, :in_book, :whole, :drawn);

-- name: add_stratum
INSERT INTO survey_stratum (building, households, drawn) VALUES (:building, :households, :drawn);

-- name: add_draw
INSERT INTO survey_draw (place, plan_no, form_no, room, building, lot) VALUES (:place, :plan_no, :form_no, :room, :building, :lot);

-- name: add_exception
INSERT INTO survey_exception (rule, source, part, line, key, note) VALUES (:rule, :source, :part, :line, :key, :note);
