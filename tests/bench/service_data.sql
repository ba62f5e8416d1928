-- A made-up register for tests/bench/service.sh, as the ingest makes it: size.tickets (200,000) over two years up to 2026-11-25, two calls each on the
-- average; of the last two months one in four is still open. Every step is written but for one in twenty; call-backs at the edges of 24 hours.
CREATE TEMP TABLE n AS WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < (SELECT tickets - 1 FROM size)) SELECT i FROM c;
INSERT INTO houses (part, line, room, owner, state)
SELECT 1, i + 2, (i / 300 + 1) || '-' || (i / 100 % 3 + 1) || '-' || (i / 4 % 25 + 1) || printf('%02d', i % 4 + 1), '业主' || i, '已入住' FROM n WHERE i < 6000;
-- at: how its time went; every number below comes from i alone.
INSERT INTO src_tickets
SELECT i + 1, 2, i + 2, 1, printf('BX%s%06d', strftime('%Y%m%d', r, 'unixepoch'), i), r, 0, substr('来电来访微信上门', i % 4 * 2 + 1, 2),
	CASE WHEN time(r, 'unixepoch') BETWEEN '09:00:00' AND '17:29:59' THEN '前台' ELSE '监控中心' END, '受理' || i % 9,
	(SELECT room FROM houses WHERE row_id = i * 7919 % 6000 + 1), NULL, '报事' || i % 5000, '138' || printf('%08d', i * 37),
	CASE i % 10 WHEN 0 THEN '投诉' WHEN 1 THEN '咨询' WHEN 2 THEN '报事' ELSE '报修' END, substr('水管电路门锁电梯墙面照明对讲绿化', i % 8 * 2 + 1, 2),
	'家里的设施坏了，请派人来看一看，最好在下班以后上门', '范围内', substr('维修保洁绿化秩序', i % 4 * 2 + 1, 2), CASE WHEN i % 12 = 0 THEN '急' ELSE '一般' END, i % 50 = 0,
	CASE WHEN i % 20 THEN r + 60 + i % 7 * 40 END, CASE WHEN i % 20 THEN 0 END, CASE WHEN i % 20 THEN r + 60 + i % 7 * 40 + i % 11 * 40 END, CASE WHEN i % 20 THEN 0 END,
	CASE WHEN i % 3 = 0 THEN r + 7200 END, CASE WHEN i % 3 = 0 THEN 0 END, CASE WHEN i % 3 = 0 THEN r + 7200 - 900 - i % 5 * 300 END, CASE WHEN i % 3 = 0 THEN 0 END,
	CASE WHEN i % 3 = 0 THEN r + 7200 - 900 - i % 4 * 300 END, CASE WHEN i % 3 = 0 THEN 0 END, r + 900, 0, CASE WHEN i % 3 THEN r + 1200 + i % 9 * 150 ELSE r + 7000 + i % 9 * 200 END, 0,
	CASE WHEN i % 3 THEN r + 1800 + i % 8 * 150 ELSE r + 8100 + i % 8 * 150 END, 0, NULL, NULL, f, CASE WHEN f IS NOT NULL THEN 0 END, CASE WHEN i % 2 THEN f + 200000 END, CASE WHEN f IS NOT NULL AND i % 2 THEN 0 END,
	CASE WHEN i % 10 = 0 THEN i % 20 = 0 END, CASE WHEN f IS NULL THEN '处理中' WHEN i % 2 THEN '已关闭' ELSE '已回访' END, CASE WHEN i % 6 = 0 THEN 2000 + i % 50 * 100 END
FROM (
	SELECT i, r, CASE WHEN i % 4 OR r < 1790400000 THEN r + 14400 + i * 4099 % (86400 * CASE WHEN i % 4 THEN 3 ELSE 14 END) END AS f
	FROM (SELECT i, 1732492800 + i * 315 + i % 40 AS r FROM n)
);
-- Progress every second day while it lasts, at most four; a call-back around 24 hours after the finish.
INSERT INTO src_contacts (part, line, current, ticket_no, at, at_day_only, type, way, result)
SELECT 3, 0, 1, t.ticket_no, t.received + (4 + k.i * 2) * 86400, 0, '进度通报', '电话', CASE WHEN (t.row_id + k.i) % 6 THEN '接通' ELSE '未接通' END
FROM src_tickets AS t, n AS k
WHERE k.i < 5 AND t.received + (4 + k.i * 2) * 86400 < coalesce(t.finished, 1795651200);
INSERT INTO src_contacts (part, line, current, ticket_no, at, at_day_only, type, way, result, satisfaction, feedback, feedback_day_only)
SELECT 3, 0, 1, t.ticket_no, t.finished + 86400 - 7200 + t.row_id % 5 * 1801, 0, '完工回访', '电话', CASE WHEN t.row_id % 7 THEN '接通' ELSE '未接通' END,
	CASE WHEN t.row_id % 7 THEN substr('满意一般', t.row_id % 4 / 3 * 2 + 1, 2) END, CASE WHEN t.row_id % 9 THEN t.finished + 90000 END, CASE WHEN t.row_id % 9 THEN 0 END
FROM src_tickets AS t WHERE t.finished IS NOT NULL;
INSERT INTO src_contacts (part, line, current, ticket_no, at, at_day_only, type, way, result, satisfaction)
SELECT 3, 0, 1, t.ticket_no, t.finished + 3600, 0, '完工回访', '电话', '未接通', NULL
FROM src_tickets AS t WHERE t.finished IS NOT NULL AND t.row_id % 16 < 7;
