SELECT c.room AS 房号, c.owner AS 业主, c.sex AS 性别, c.birth AS 出生日期, h.id_no AS 身份证号, h.address AS 送达地址, h.phone AS 联系电话,
	c.co_owners AS 共有人, h.handover AS 交房日期, h.area AS 面积, h.price AS 单价, c.from_day AS 欠费起, c.to_day AS 欠费止,
	c.months AS 欠费月数, c.principal AS 物业费本金, c.other AS 其他费用, c.penalty AS 违约金, c.total AS 请求总额,
	c.letter_no AS 催告编号, c.letter_day AS 催告日期, c.grade AS 证据等级, c.term_end AS 合理期限届满日, c.limitation AS 时效到期日,
	c.advice AS 建议, c.proof AS 证据完备度, '待审批' AS 状态, NULL AS 案号, c.proof_lacks AS 数据中缺少的证据
FROM claim AS c
LEFT JOIN house AS h ON h.room = c.room
ORDER BY c.room COLLATE "natural"
