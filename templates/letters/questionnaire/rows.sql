-- 满意度调查问卷：最新一次调查，抽中的每户一份；另有一份空白的，文件名“空白”。调查结束以后不再出。
SELECT d.room, d.form_no, d.plan_no, p.name, cn_date(p."end") AS "end"
FROM survey_draw AS d JOIN survey_plan AS p ON p.plan_no = d.plan_no
WHERE :as_of <= p."end"
UNION ALL
SELECT '空白', NULL, p.plan_no, p.name, cn_date(p."end")
FROM survey_plan AS p
WHERE p.drawn AND :as_of <= p."end"
ORDER BY room COLLATE "natural";

-- name: total
SELECT (SELECT count(*) FROM survey_draw AS d JOIN survey_plan AS p ON p.plan_no = d.plan_no WHERE :as_of <= p."end")
	+ (SELECT count(*) FROM survey_plan AS p WHERE p.drawn AND :as_of <= p."end") AS letters;
