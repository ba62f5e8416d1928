SELECT type AS 类型, company AS 服务单位, score AS 考核得分, grade AS 等级, fee AS 月服务费, percent AS 扣减比例, deduction AS 扣减金额, note AS 说明
FROM patrol_fee
ORDER BY kind, company
