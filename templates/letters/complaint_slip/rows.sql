-- 投诉、报事处理单：统计日还没有办结的投诉。一份，一件一张，按责任单位、房号排。文件名是统计日。
SELECT iso_date(p.as_of) AS room, iso_date(p.as_of) || ' 未办结' AS title
FROM service_period AS p
WHERE EXISTS (SELECT 1 FROM service_ticket AS s WHERE s.open AND s.kind = '投诉')
ORDER BY 1;

-- name: slips
SELECT s.ticket_no AS number, CASE WHEN s.received_day_only THEN iso_date(s.received / 86400) ELSE substr(iso_time(s.received), 1, 16) END AS received, s.channel,
	trim(ifnull(t.post, '') || ' ' || ifnull(t.receiver, '')) AS taker, s.room AS place, s.reporter, mask_phone(t.phone) AS phone, s.subkind,
	substr(t.content, 1, 110) AS content, length(t.content) > 110 AS long, substr(s.unit, 1, 24) AS unit, t.urgency, s.important,
	CASE WHEN s.due % 86400 = 86399 THEN iso_date(s.due / 86400) ELSE substr(iso_time(s.due), 1, 16) END AS due, CASE WHEN t.forwarded / 86400 <= :as_of THEN CASE WHEN t.forwarded_day_only THEN iso_date(t.forwarded / 86400) ELSE substr(iso_time(t.forwarded), 1, 16) END END AS forwarded,
	iso_date(s.last_contact) AS last_contact, iso_date(s.next_contact) AS next_contact
FROM service_ticket AS s JOIN tickets AS t ON t.row_id = s.row_id
WHERE s.open AND s.kind = '投诉'
ORDER BY s.unit, s.room COLLATE "natural", s.ticket_no;

-- name: total
SELECT count(*) AS letters
FROM service_period AS p
WHERE EXISTS (SELECT 1 FROM service_ticket AS s WHERE s.open AND s.kind = '投诉');
