-- The months' scores of tests/bench/patrol.sh as a person would write them in SQL: factors, repeats, items, days, weeks, weights. Doubles where
-- 2_patrol is exact; veto items and complaints are left out (the data has none that count here).
CREATE TEMP TABLE item (type TEXT, code TEXT, weight INT, PRIMARY KEY (type, code)) WITHOUT ROWID;
INSERT INTO item VALUES
	('保洁','A01',600), ('保洁','A02',800), ('保洁','A03',500), ('保洁','A04',700), ('保洁','A05',600), ('保洁','A06',800), ('保洁','A07',400),
	('保洁','A08',400), ('保洁','A09',400), ('保洁','A10',700), ('保洁','A11',400), ('保洁','A12',300), ('保洁','A13',800), ('保洁','A14',700),
	('保洁','A15',500), ('保洁','A16',400), ('保洁','A17',300), ('保洁','A18',400), ('保洁','A19',200), ('保洁','A20',100), ('绿化','B01',1000),
	('绿化','B02',1000), ('绿化','B03',800), ('绿化','B04',900), ('绿化','B05',500), ('绿化','B06',900), ('绿化','B07',600), ('绿化','B08',1000),
	('绿化','B09',800), ('绿化','B10',600), ('绿化','B11',700), ('绿化','B12',500), ('绿化','B13',300), ('绿化','B14',200), ('绿化','B15',200),
	('楼层','C01',1200), ('楼层','C02',1400), ('楼层','C03',1400), ('楼层','C04',800), ('楼层','C05',800), ('楼层','C06',800), ('楼层','C07',800),
	('楼层','C08',700), ('楼层','C09',700), ('楼层','C10',600), ('楼层','C11',400), ('楼层','C12',400), ('装修','D01',1000), ('装修','D02',1200),
	('装修','D03',1500), ('装修','D04',800), ('装修','D05',1000), ('装修','D06',700), ('装修','D07',800), ('装修','D08',800), ('装修','D09',600),
	('装修','D10',600), ('装修','D11',500), ('装修','D12',300), ('装修','D13',200);

CREATE TEMP TABLE p AS
SELECT patrol_no, day, type, zone, spot, na_items, month,
	unixepoch(printf('%04d-%02d-25', month / 12, month % 12 + 1)) / 86400 AS ends
FROM (SELECT *, CAST(strftime('%Y', day * 86400, 'unixepoch') AS INT) * 12 + CAST(strftime('%m', day * 86400, 'unixepoch') AS INT) - 1
	+ (CAST(strftime('%d', day * 86400, 'unixepoch') AS INT) > 25) AS month FROM patrols);
CREATE UNIQUE INDEX temp.p_no ON p (patrol_no);

CREATE TEMP TABLE seen AS
SELECT f.finding_no, sum(r.result = '不合格') AS failed, min(CASE WHEN r.result = '合格' THEN r.day END) AS passed
FROM findings AS f JOIN p USING (patrol_no) JOIN reinspections AS r ON r.finding_no = f.finding_no AND r.day <= p.ends
GROUP BY f.finding_no;
CREATE UNIQUE INDEX temp.seen_no ON seen (finding_no);

CREATE TEMP TABLE f AS
SELECT finding_no, patrol_no, item_code, deduction,
	CASE WHEN day - lag(day) OVER same BETWEEN 1 AND 30
		OR (day = lag(day) OVER same AND day - max(day) OVER (same RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) <= 30)
		THEN max(1.0, factor) ELSE factor END AS factor
FROM (
	SELECT f.finding_no, f.patrol_no, f.item_code, f.deduction, f.place, p.zone, p.day,
		CASE WHEN f.fixed THEN 0.0 WHEN NOT f.needs THEN 1.0 WHEN s.failed > 1 THEN 2.0 WHEN s.failed = 1 THEN 1.0
			WHEN s.passed <= f.deadline + 1 THEN 0.0 WHEN s.passed IS NOT NULL THEN 0.5 ELSE 1.0 END AS factor
	FROM findings AS f JOIN p USING (patrol_no) JOIN item AS i ON i.type = p.type AND i.code = f.item_code LEFT JOIN seen AS s USING (finding_no)
)
WINDOW same AS (PARTITION BY zone, item_code, place ORDER BY day);

CREATE TEMP TABLE lost AS
SELECT f.patrol_no, sum(min(i.weight, f.points)) AS lost
FROM (SELECT patrol_no, item_code, sum(deduction * factor) AS points FROM f GROUP BY patrol_no, item_code) AS f
JOIN p USING (patrol_no) JOIN item AS i ON i.type = p.type AND i.code = f.item_code
WHERE p.na_items IS NULL OR instr(p.na_items, f.item_code) = 0
GROUP BY f.patrol_no;
CREATE UNIQUE INDEX temp.lost_no ON lost (patrol_no);

CREATE TEMP TABLE scored AS
SELECT p.month, p.type, p.zone, p.day, p.spot, floor(10000.0 * (w.whole - ifnull(l.lost, 0)) / w.whole + 0.5 + 1e-9) AS score
FROM p LEFT JOIN lost AS l USING (patrol_no)
JOIN (SELECT t.type, n.na_items, sum(t.weight) AS whole
	FROM item AS t JOIN (SELECT DISTINCT type, na_items FROM patrols) AS n ON n.type = t.type AND (n.na_items IS NULL OR instr(n.na_items, t.code) = 0)
	GROUP BY t.type, n.na_items) AS w ON w.type = p.type AND w.na_items IS p.na_items;

WITH days AS (SELECT month, type, zone, day, avg(score) AS score FROM scored WHERE NOT spot GROUP BY month, type, zone, day),
units AS (SELECT month, type, zone, avg(score) AS score FROM days GROUP BY month, type, zone, CASE type WHEN '绿化' THEN (day + 3) / 7 ELSE day END),
months AS (SELECT month, type, zone, avg(score) AS score FROM units GROUP BY month, type, zone),
routine AS (SELECT m.month, m.type, sum(m.score * z.weight) / sum(z.weight) AS score FROM months AS m JOIN zones AS z USING (zone) GROUP BY m.month, m.type),
spots AS (SELECT month, type, avg(score) AS score FROM scored WHERE spot GROUP BY month, type)
SELECT r.month, CASE r.type WHEN '保洁' THEN 1 WHEN '绿化' THEN 2 ELSE 3 END AS kind,
	CAST(floor(ifnull(0.7 * r.score + 0.3 * s.score, r.score) + 0.5 + 1e-9) AS INT)
FROM routine AS r LEFT JOIN spots AS s USING (month, type)
WHERE r.type <> '装修'
ORDER BY r.month, kind;
