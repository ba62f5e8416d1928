-- Today is the day after as-of. Calls after the finish: the window is open, or it closed within seven days and nobody was reached.
-- Progress: due today, or a due day that was missed and made up for by no contact since.
WITH missed AS (
	SELECT f.ticket_no, min(b.due) AS due
	FROM service_followup AS f JOIN service_breach AS b ON b.ticket_no = f.ticket_no
	WHERE b.rule IN ('RC-11', 'RC-12', 'RC-13') AND b.due > coalesce(f.last_contact, f.received)
	GROUP BY f.ticket_no
)
SELECT 单号, 类型, 期限, 情况, 房号, 报事人, 电话, 报事内容, 责任单位, NULL AS 时间, NULL AS 方式, NULL AS 结果, NULL AS 满意度, NULL AS 反馈部门时间,
	NULL AS 回访人, NULL AS 内容
FROM (
	SELECT 1 AS place, s.ticket_no AS 单号, '完工回访' AS 类型, s.call_due AS 期限, trim(CASE WHEN s.important THEN '重要' ELSE '' END || CASE WHEN s.called = '未到期' THEN '' ELSE ' 已逾时' END
			|| CASE WHEN s.calls > 0 THEN ' 未接 ' || s.calls || ' 次' ELSE '' END) AS 情况, s.room AS 房号, s.reporter AS 报事人, t.phone AS 电话,
		t.content AS 报事内容, s.unit AS 责任单位, s.important AS 重要
	FROM service_ticket AS s JOIN tickets AS t ON t.row_id = s.row_id
	WHERE s.call_at IS NULL AND (s.called = '未到期' OR (s.called = '否' AND s.finished / 86400 > :as_of - 7))
	UNION ALL
	SELECT 2, s.ticket_no, '进度通报', coalesce(m.due, f.next_contact) * 86400 + 86399, trim(CASE WHEN s.important THEN '重要' ELSE '' END || CASE WHEN m.due IS NULL THEN '' ELSE ' 漏 ' || substr(iso_date(m.due), 6) END), s.room,
		s.reporter, t.phone, t.content, s.unit, s.important
	FROM service_followup AS f
	JOIN service_ticket AS s ON s.ticket_no = f.ticket_no
	JOIN tickets AS t ON t.row_id = s.row_id
	LEFT JOIN missed AS m ON m.ticket_no = f.ticket_no
	WHERE coalesce(m.due, f.next_contact) <= :as_of + 1
)
ORDER BY place, 重要 DESC, 期限, 单号
