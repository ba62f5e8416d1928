-- What is behind a planned letter, or one that does not go out, for kefu trace: the bills, the receipts, the exceptions of dunning.
-- name: letters
SELECT words AS 内容, part, line
FROM arrears_line
WHERE room = :key AND overdue AND room IN (SELECT room FROM dunning WHERE planned = 1)
ORDER BY due, bill_id, seq;

-- name: skipped
SELECT 内容, part, line
FROM (
	SELECT 0 AS place, a.due, a.bill_id AS id, '账单 ' || a.bill_no || ' ' || a.item || ' 欠费 ' || yuan(a.owed) AS 内容, a.part, a.line
	FROM arrears_bill AS a JOIN dunning AS d ON d.room = a.room
	WHERE a.room = :key AND d.reason IS NOT NULL
	UNION ALL
	SELECT 1, x.start, x.row_id, '催缴例外 ' || x.reason || ' ' || iso_date(x.start) || ' 至 ' || iso_date(x."end"), x.part, x.line
	FROM dunning_holds AS x
	WHERE coalesce((SELECT n.room FROM house_alias AS n WHERE n.name = x.room), x.room) = :key
	UNION ALL
	SELECT 2, 0, h.line, '房屋 ' || h.room || ' 付费主体 ' || coalesce(h.payer, '') || ' 送达状态 ' || coalesce(h.delivery, ''), h.part, h.line
	FROM house AS h JOIN dunning AS d ON d.room = h.room
	WHERE h.room = :key AND d.reason IS NOT NULL
	UNION ALL
	SELECT 3, w.waiver_day, w.line, '减免 ' || w.bill_no || ' ' || yuan(w.amount) || ' 审批号 ' || coalesce(w.waiver_no, '（缺）'), w.part, w.line
	FROM waiver AS w JOIN dunning AS d ON d.room = w.room
	WHERE w.room = :key AND d.reason IS NOT NULL
)
ORDER BY place, due, id;

-- name: keys
SELECT room AS key FROM dunning WHERE step <> 'S1'
ORDER BY 1;
