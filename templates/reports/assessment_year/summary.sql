SELECT mean AS 平均分, most AS 最高, least AS 最低, below AS 低于85分月数, coverage AS 平均覆盖率, advice AS 结论建议,
	last_mean AS 上年平均分, complaints AS 有效投诉, needed AS 需整改, passed AS 已合格, rate AS 整改率, deducted AS 建议扣减合计,
	missing AS 缺少数据的月份, type AS 类型
FROM patrol_year
ORDER BY kind
