SELECT plan_no AS 调查编号, name AS 名称, start AS 开始日期, "end" AS 结束日期, person AS 负责人, households AS 总户数, in_book AS 可抽户数,
	needed AS 目标样本, forms_due AS 应发份数, issued AS 发放份数, issued >= forms_due AS 够发,
	CASE WHEN whole THEN '普查' ELSE '分层随机（按楼栋）' END AS 抽样方式, target AS 目标满意率, NULL AS 发放渠道, NULL AS 问卷版本, NULL AS 预算,
	NULL AS 审批人
FROM survey_plan
ORDER BY survey_plan.start DESC, plan_no COLLATE "natural" DESC
