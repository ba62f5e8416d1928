SELECT item AS 费用科目, method AS 支付方式, receipts AS 笔数, received AS 收款金额, refunds AS 退费笔数, refunded AS 退费金额, net AS 净额,
	voids AS 作废笔数, voided AS 作废金额, first_no AS 收据起号, last_no AS 收据止号
FROM cash_line
WHERE day IS NULL
ORDER BY item, method
