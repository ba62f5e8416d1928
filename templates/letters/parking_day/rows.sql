-- 临时停车收费日对账表：本月至今每天一张。文件名是日期。
SELECT iso_date(d.day) AS room, d.day AS day_no, cn_date(d.day) AS day, d.cars AS cars, d.paid AS paid, d.free AS free, d.irregular AS irregular,
	(SELECT sum(r.received) FROM parking_row AS r WHERE r.day = d.day) AS received,
	(SELECT sum(r.cash) FROM parking_row AS r WHERE r.day = d.day) AS cash,
	(SELECT ifnull(sum(r.handed), 0) FROM parking_row AS r WHERE r.day = d.day AND r.part IS NOT NULL) AS handed,
	yuan(d.received) AS received_yuan, yuan(d.handed) AS handed_yuan, d.lacking AS lacking,
	EXISTS (SELECT 1 FROM parking_row AS r WHERE r.day = d.day AND r.part IS NOT NULL) AS reported,
	EXISTS (SELECT 1 FROM parking_channel AS c WHERE c.day = d.day) AS channelled,
	EXISTS (SELECT 1 FROM parking_check AS k WHERE k.day = d.day) AS doubtful,
	NOT d.lacking AND NOT EXISTS (SELECT 1 FROM parking_check AS k WHERE k.day = d.day) AS agreed
FROM parking_date AS d
WHERE EXISTS (SELECT 1 FROM parking_row AS r WHERE r.day = d.day)
ORDER BY d.day;

-- name: lines
SELECT ifnull(shift, '') AS shift, lane, ifnull(collector, '') AS collector, cars, paid, free, irregular, yuan(charged) AS charged,
	yuan(waived) AS waived, yuan(received) AS received, yuan(cash) AS cash, yuan(wechat) AS wechat, yuan(alipay) AS alipay, yuan(etc) AS etc,
	yuan("union") AS union_pay, yuan(other) AS other
FROM parking_row
WHERE day = :day_no
ORDER BY start, parking_row.shift, lane;

-- name: sums
SELECT sum(cars) AS cars, sum(paid) AS paid, sum(free) AS free, sum(irregular) AS irregular, yuan(sum(charged)) AS charged,
	yuan(sum(waived)) AS waived, yuan(sum(received)) AS received, yuan(sum(cash)) AS cash, yuan(sum(wechat)) AS wechat,
	yuan(sum(alipay)) AS alipay, yuan(sum(etc)) AS etc, yuan(sum("union")) AS union_pay, yuan(sum(other)) AS other
FROM parking_row
WHERE day = :day_no
ORDER BY 1;

-- name: shifts
SELECT r.shift, r.lane, ifnull(r.collector, '') AS collector, yuan(r.manual) AS manual, yuan(r.handed) AS handed, yuan(r.difference) AS difference,
	yuan(s.cash_float) AS float, s.ticket_from, s.ticket_to, r.used, s.void_tickets, r.valid, yuan(r.face) AS face, s.deposit_no,
	iso_date(s.deposited) AS deposited
FROM parking_row AS r JOIN parking_shifts AS s ON s.part = r.part AND s.line = r.line
WHERE r.day = :day_no
ORDER BY r.start, r.shift, r.lane;

-- name: shift_sums
SELECT yuan(sum(manual)) AS manual, yuan(sum(handed)) AS handed, yuan(sum(difference)) AS difference, sum(used) AS used,
	CASE WHEN sum(voided) > 0 THEN sum(voided) || ' 张' END AS voided, sum(valid) AS valid, yuan(sum(face)) AS face
FROM parking_row
WHERE day = :day_no AND part IS NOT NULL
ORDER BY 1;

-- name: channels
SELECT channel, yuan(taken) AS taken, yuan(settled) AS settled, yuan(settled - taken) AS difference, yuan(fee) AS fee, yuan(net) AS net,
	CASE WHEN missing THEN '结算单未到' WHEN settled = taken THEN '相符' ELSE '不符' END AS state
FROM parking_channel
WHERE day = :day_no
ORDER BY channel;

-- name: exceptions
SELECT rule, ifnull(shift, '') AS shift, ifnull(lane, '') AS lane, note, yuan(difference) AS difference
FROM parking_check
WHERE day = :day_no
ORDER BY rule, start, parking_check.shift, parking_check.lane, note;

-- name: total
SELECT count(*) AS letters, ifnull(sum(x.received), 0) AS received, ifnull(sum(x.cash), 0) AS cash, ifnull(sum(x.handed), 0) AS handed
FROM (SELECT r.day, sum(r.received) AS received, sum(r.cash) AS cash, sum(CASE WHEN r.part IS NOT NULL THEN r.handed ELSE 0 END) AS handed
	FROM parking_row AS r JOIN parking_date AS d ON d.day = r.day GROUP BY r.day) AS x;
