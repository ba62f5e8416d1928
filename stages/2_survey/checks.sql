-- Each must give no row: what is counted apart must agree.

-- name: forms_are_not_their_survey
SELECT 'the forms are not those of the survey'
FROM survey AS s LEFT JOIN survey_form AS f ON 1
WHERE s.place = 1
GROUP BY s.plan_no
HAVING s.valid <> total(f.valid) OR s.returned <> total(f.form_no IS NOT NULL AND f.replaced_by IS NULL) OR s.replaced <> count(f.replaced_by);

-- name: questions_are_not_their_dimension
SELECT 'the questions are not their dimension'
FROM survey_dimension AS d LEFT JOIN survey_question AS q ON q.dimension = d.dimension
GROUP BY d.dimension
HAVING d.n5 <> total(q.n5) OR d.n4 <> total(q.n4) OR d.n3 <> total(q.n3) OR d.n2 <> total(q.n2) OR d.n1 <> total(q.n1) OR d.unknown <> total(q.unknown);

-- name: buildings_are_not_their_survey
SELECT 'the buildings are not their survey'
FROM survey AS s LEFT JOIN survey_building AS b ON 1
WHERE s.place = 1
GROUP BY s.plan_no
HAVING total(b.forms) <> (SELECT count(*) FROM survey_form AS f WHERE f.valid AND f.building <> '');

-- name: overall_is_not_its_dimension
SELECT 'the rate is not that of D0'
FROM survey AS s JOIN survey_dimension AS d ON d.dimension = 0
WHERE s.place = 1 AND (s.rate IS NOT d.rate OR s.answers <> d.answers);

-- name: followups_are_not_their_counts
SELECT 'the follow-ups are not their counts'
FROM survey_pursuit AS p
WHERE p.opened <> (SELECT count(*) FROM survey_followup) OR p.done <> (SELECT count(done) FROM survey_followup)
	OR p.overdue <> (SELECT count(*) FROM survey_followup WHERE state = '超期');

-- name: draw_is_not_its_strata
SELECT 'a building has not the houses that were drawn of it'
FROM survey_stratum AS s LEFT JOIN survey_draw AS d ON d.building = s.building
GROUP BY s.building
HAVING s.drawn <> count(d.room);
