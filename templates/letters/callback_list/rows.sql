-- 待回访清单：一份一页。今天是统计日的次日。各表最多的行数，是一页放得下的；顺序与同名工作簿一致。
WITH calls AS (
	SELECT count(*) AS n FROM service_ticket AS s
	WHERE s.call_at IS NULL AND (s.called = '未到期' OR (s.called = '否' AND s.finished / 86400 > :as_of - 7))
), missed AS (
	SELECT DISTINCT f.ticket_no
	FROM service_followup AS f JOIN service_breach AS b ON b.ticket_no = f.ticket_no
	WHERE b.rule IN ('RC-11', 'RC-12', 'RC-13') AND b.due > coalesce(f.last_contact, f.received)
), talks AS (
	SELECT count(*) AS n FROM service_followup AS f
	WHERE f.next_contact <= :as_of + 1 OR f.ticket_no IN (SELECT ticket_no FROM missed)
), visits AS (
	SELECT count(*) AS n FROM service_ticket AS s JOIN tickets AS t ON t.row_id = s.row_id
	WHERE s.open AND t.appointed / 86400 = :as_of + 1
)
SELECT iso_date(p.as_of + 1) AS room, iso_date(p.as_of + 1) AS title, cn_date(p.as_of + 1) AS today, c.n AS call_count, k.n AS talk_count, v.n AS visit_count,
	CASE WHEN c.n > 15 THEN c.n - 15 END AS call_rest, CASE WHEN k.n > 14 THEN k.n - 14 END AS talk_rest, CASE WHEN v.n > 6 THEN v.n - 6 END AS visit_rest
FROM service_period AS p JOIN calls AS c JOIN talks AS k JOIN visits AS v
WHERE EXISTS (SELECT 1 FROM service_ticket)
ORDER BY 1;

-- name: calls
SELECT substr(iso_time(s.call_due), 6, 11) AS due, s.called = '否' AS late, s.ticket_no AS number, s.room AS place, substr(s.reporter, 1, 4) AS reporter, t.phone,
	substr(t.content, 1, 11) || CASE WHEN length(t.content) > 11 THEN '…' ELSE '' END AS content, substr(s.unit, 1, 5) AS unit
FROM service_ticket AS s JOIN tickets AS t ON t.row_id = s.row_id
WHERE s.call_at IS NULL AND (s.called = '未到期' OR (s.called = '否' AND s.finished / 86400 > :as_of - 7))
ORDER BY s.important DESC, s.call_due, s.ticket_no
LIMIT 15;

-- name: talks
WITH missed AS (
	SELECT f.ticket_no, min(b.due) AS due
	FROM service_followup AS f JOIN service_breach AS b ON b.ticket_no = f.ticket_no
	WHERE b.rule IN ('RC-11', 'RC-12', 'RC-13') AND b.due > coalesce(f.last_contact, f.received)
	GROUP BY f.ticket_no
)
SELECT substr(iso_date(coalesce(m.due, f.next_contact)), 6) AS due, m.due IS NOT NULL AS late, f.ticket_no AS number, s.room AS place, substr(s.reporter, 1, 4) AS reporter,
	t.phone, substr(t.content, 1, 9) || CASE WHEN length(t.content) > 9 THEN '…' ELSE '' END AS content, substr(s.unit, 1, 5) AS unit, s.important
FROM service_followup AS f
JOIN service_ticket AS s ON s.ticket_no = f.ticket_no
JOIN tickets AS t ON t.row_id = s.row_id
LEFT JOIN missed AS m ON m.ticket_no = f.ticket_no
WHERE coalesce(m.due, f.next_contact) <= :as_of + 1
ORDER BY s.important DESC, coalesce(m.due, f.next_contact), f.ticket_no
LIMIT 14;

-- name: visits
SELECT CASE WHEN t.appointed_day_only THEN '时刻未填' ELSE substr(iso_time(t.appointed), 12, 5) END AS at, s.ticket_no AS number, s.room AS place,
	substr(s.reporter, 1, 4) AS reporter, t.phone, substr(t.content, 1, 11) || CASE WHEN length(t.content) > 11 THEN '…' ELSE '' END AS content,
	substr(s.unit, 1, 5) AS unit, CASE WHEN t.appointment_confirmed / 86400 <= :as_of THEN '是' ELSE '' END AS confirmed
FROM service_ticket AS s JOIN tickets AS t ON t.row_id = s.row_id
WHERE s.open AND t.appointed / 86400 = :as_of + 1
ORDER BY t.appointed, s.ticket_no
LIMIT 6;

-- name: total
SELECT count(*) AS letters
FROM service_period
WHERE EXISTS (SELECT 1 FROM service_ticket);
