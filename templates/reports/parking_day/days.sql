SELECT r.day AS 日期, r.shift AS 班次, r.lane AS 车道, r.collector AS 收费员, r.cars AS 车次, r.paid AS 收费车次, r.free AS 免费车次,
	r.irregular AS 异常车次, r.charged AS 系统应收, r.waived AS 减免, r.received AS 系统实收, r.cash AS 现金, r.wechat AS 微信, r.alipay AS 支付宝,
	r.etc AS ETC, r."union" AS 银联, r.other AS 其他, r.manual AS 手工收费, r.handed AS 现金交款, r.difference AS 现金差额,
	r.used AS 使用张数, r.voided AS 作废张数, r.valid AS 有效张数, r.face AS 票面金额, r.face - r.cash - r.manual AS 票面差额,
	r.given AS 免费放行金额, r.unpaid AS 未收
FROM parking_row AS r JOIN parking_period AS p ON r.day BETWEEN p.start AND p."end"
ORDER BY r.day, r.start, r.shift, r.lane
