SELECT plan_no AS 计划编号, cycle AS 周期, zone AS 区域, task AS 工作内容, due AS 完成期限, done AS 完成日期, kept AS 按期完成
FROM patrol_task
WHERE kind = 2
ORDER BY due, plan_no
