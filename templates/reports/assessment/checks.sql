SELECT rule AS 规则, asked AS 应查, kept AS 合规, broken AS 违规, unknown AS 无法判定, rate AS 合规率,
	CASE rule
		WHEN 'PT-01' THEN '每个责任区域每天巡查一次以上（绿化按周，另计）'
		WHEN 'PT-02' THEN '主管每周抽查三次以上'
		WHEN 'PT-03' THEN '整改信息经主管确认后发出'
		WHEN 'PT-04' THEN '提出整改标准和期限，并按期复查'
		WHEN 'PT-05' THEN '以复查结果评分'
		WHEN 'PT-06' THEN '每月 25 日汇总上报'
		WHEN 'PT-07' THEN '每年 12 月 25 日提出年度报告'
		WHEN 'PT-08' THEN '周、月重点工作计划完成'
		WHEN 'PT-09' THEN '在施工的装修每个工作日巡查，违规已通报并跟进核实'
		WHEN 'PT-10' THEN '巡查发现的问题当日传递'
	END AS 内容
FROM patrol_check
ORDER BY rule
