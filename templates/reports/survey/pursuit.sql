SELECT opened AS 应跟踪, contacted AS 已联系, contact_rate AS 跟踪率, contacted_in_time AS 按期联系, done AS 已完成, done_rate AS 整改完成率,
	done_in_time AS 按期完成, recalled AS 再次回访, content AS 转满意, content_rate AS 转满意率, overdue AS 超期
FROM survey_pursuit
ORDER BY 1
