SELECT receipt_no AS 收据号, room AS 房号, owner AS 业主, item AS 类型, held + refunded AS 收取金额, day AS 收取日期, :as_of - day AS 已收天数,
	NULL AS 关联证件号, NULL AS 应退条件日, NULL AS 扣款, refunded AS 已退, refund_day AS 最近退款日, held AS 应退未退,
	NULL AS 原收据收回, NULL AS 领款人签字
FROM cash_deposit
ORDER BY room COLLATE "natural", day, receipt_no
