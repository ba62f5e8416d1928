SELECT cause AS 原因, title AS 维度, count(*) AS 次数
FROM survey_followup
WHERE cause IS NOT NULL
GROUP BY cause, dimension
ORDER BY 次数 DESC, dimension, cause
