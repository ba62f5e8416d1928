SELECT r.lane AS 车道, sum(r.cars) AS 车次, sum(r.free) AS 免费车次, sum(r.irregular) AS 异常车次, sum(r.charged) AS 应收, sum(r.waived) AS 减免,
	sum(r.received) AS 实收, sum(r.handed) AS 现金交款, sum(r.difference) AS 长短款, sum(r.used) AS 使用张数, sum(r.voided) AS 作废张数
FROM parking_row AS r JOIN parking_period AS p ON r.day BETWEEN p.start AND p."end"
GROUP BY r.lane
ORDER BY r.lane
