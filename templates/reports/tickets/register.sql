SELECT ticket_no AS 单号, received AS 受理时间, kind AS 大类, room AS 房号, unit AS 责任单位, state AS 状态, due AS 应完成时间, finished AS 完工时间, overdue AS 超期,
	attended AS 到场及时, called AS 回访及时, classified AS 分类及时, forwarded AS 转派及时, confirmed AS 预约确认, passed_on AS 结果反馈,
	CASE due_by WHEN '其他' THEN '一般' ELSE due_by END AS 期限依据, CASE WHEN agrees THEN NULL ELSE derived END AS 推定状态, day_only AS 不分时刻, disorder AS 次序不对
FROM service_ticket
ORDER BY ticket_no
