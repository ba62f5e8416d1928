SELECT day AS 日期, channel AS 渠道, taken AS 系统金额, settled AS 结算金额, settled - taken AS 差额, fee AS 手续费, net AS 到账金额,
	missing AS 未到结算单
FROM parking_channel
ORDER BY day, channel
