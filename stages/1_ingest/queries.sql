-- Changed pages that do not fit into memory would have to be synced before the end, again and again.
-- name: room
PRAGMA cache_size = -131072;
PRAGMA secure_delete = OFF;

-- name: state
SELECT made_from, applied FROM ingest_state;

-- name: forget_state
DELETE FROM ingest_state;

-- name: put_state
INSERT INTO ingest_state (made_from, applied) VALUES (:made_from, :applied);

-- name: source_tables
SELECT substr(name, 5) AS id FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name LIKE 'src\_%' ESCAPE '\'
ORDER BY name;

-- name: key_log
SELECT number, entries FROM key_log WHERE source = :source AND part = :part ORDER BY number;

-- name: add_key_log
INSERT INTO key_log (source, part, number, entries) VALUES (:source, :part, :number, :entries);

-- name: forget_key_log
DELETE FROM key_log WHERE source = :source AND part = :part;

-- name: filters
SELECT number, count, room, parts FROM key_filter WHERE source = :source ORDER BY number;

-- name: filter_slots
SELECT slots FROM key_filter WHERE source = :source AND number = :number;

-- name: put_filter
INSERT INTO key_filter (source, number, count, room, parts, slots) VALUES (:source, :number, :count, :room, :parts, :slots)
ON CONFLICT (source, number) DO UPDATE SET count = excluded.count, room = excluded.room, parts = excluded.parts, slots = excluded.slots;

-- name: blocks
SELECT number, rows, high, low FROM block WHERE source = :source ORDER BY number;

-- name: put_block
INSERT INTO block (source, number, rows, high, low) VALUES (:source, :number, :rows, :high, :low)
ON CONFLICT (source, number) DO UPDATE SET rows = excluded.rows, high = excluded.high, low = excluded.low;

-- name: content_by_digest
SELECT content FROM content WHERE digest = :digest;

-- name: content_of_path
SELECT i.content AS content, c.digest AS digest,
	(SELECT count(*) FROM input AS o WHERE o.content = i.content) AS paths
FROM input AS i JOIN content AS c ON c.content = i.content
WHERE i.path = :path;

-- name: add_content
INSERT INTO content (digest, arrival) VALUES (:digest, :arrival);

-- name: renew_content
UPDATE content SET digest = :digest, arrival = :arrival WHERE content = :content;

-- name: remove_content
DELETE FROM content WHERE content = :content;

-- name: put_input
INSERT INTO input (path, content, arrival) VALUES (:path, :content, :arrival)
ON CONFLICT (path) DO UPDATE SET content = excluded.content, arrival = excluded.arrival;

-- The parts that own rows, with the order of their content's arrival: the latest wins.
-- name: part_orders
SELECT p.part_id AS part, c.arrival AS arrival
FROM part AS p JOIN content AS c ON c.content = p.content
WHERE p.owner = 1
ORDER BY p.part_id;

-- name: owned_parts
SELECT part_id, sheet, source FROM part WHERE content = :content AND owner = 1 ORDER BY part_id;

-- name: add_part
INSERT INTO part (part_id, content, owner, arrival, path, sheet, source, digest, read, accepted, unchanged, superseded, rejected, skipped,
	first_day, last_day, note)
VALUES (:part_id, :content, :owner, :arrival, :path, :sheet, :source, :digest, :read, :accepted, :unchanged, :superseded, :rejected, :skipped,
	:first_day, :last_day, :note)
ON CONFLICT (part_id) DO UPDATE SET content = excluded.content, owner = excluded.owner, arrival = excluded.arrival, path = excluded.path,
	sheet = excluded.sheet, source = excluded.source, digest = excluded.digest, read = excluded.read, accepted = excluded.accepted,
	unchanged = excluded.unchanged, superseded = excluded.superseded, rejected = excluded.rejected, skipped = excluded.skipped,
	first_day = excluded.first_day, last_day = excluded.last_day, note = excluded.note;

-- name: next_part
SELECT coalesce(max(part_id), 0) + 1 AS part FROM part;

-- name: part_place
SELECT path, sheet FROM part WHERE part_id = :part;

-- name: remove_part
DELETE FROM part WHERE part_id = :part;

-- What a path said that could not be read goes when the path says something else.
-- name: remove_unread_parts
DELETE FROM part WHERE path = :path AND content IS NULL;

-- name: remove_copied_parts
DELETE FROM part WHERE path = :path AND owner = 0;

-- A copy of live bytes: its lines are those of the owner, all unchanged.
-- name: copy_parts
INSERT INTO part (content, owner, arrival, path, sheet, source, digest, read, accepted, unchanged, superseded, rejected, skipped,
	first_day, last_day, note)
SELECT content, 0, :arrival, :path, sheet, source, digest, read, 0, read - rejected - skipped, 0, rejected, skipped, first_day, last_day,
	'与 ' || path || ' 内容相同'
FROM part
WHERE content = :content AND owner = 1
ORDER BY part_id;

-- The same bytes again at their own path, after something unreadable in between.
-- name: repeat_parts
UPDATE part SET arrival = :arrival, accepted = 0, superseded = 0, unchanged = read - rejected - skipped
WHERE content = :content AND owner = 1 AND path = :path;

-- name: heir
SELECT path, arrival,
	EXISTS (SELECT 1 FROM part AS p WHERE p.content = :content AND p.owner = 1 AND p.path = :leaving) AS needed
FROM input
WHERE content = :content
ORDER BY arrival, path
LIMIT 1;

-- name: pass_on
UPDATE part SET path = :path, arrival = :arrival, accepted = 0, superseded = 0, unchanged = read - rejected - skipped
WHERE content = :content AND owner = 1;

-- name: remove_rejects
DELETE FROM reject WHERE part = :part;

-- name: add_reject
INSERT INTO reject (part, line, "column", value, reason, cells, has_key, key_hi, key_lo, against)
VALUES (:part, :line, :column, :value, :reason, :cells, :has_key, :key_hi, :key_lo, :against);

-- name: keyed_rejects
SELECT r.reject_id AS reject, r.part AS part, r.line AS line, r.key_hi AS key_hi, r.key_lo AS key_lo, r.against AS against
FROM reject AS r JOIN part AS p ON p.part_id = r.part
WHERE r.has_key = 1 AND p.source = :source
ORDER BY r.reject_id;

-- name: remove_reject
DELETE FROM reject WHERE reject_id = :reject;

-- name: forget_oddities
DELETE FROM oddity;

-- name: add_oddity
INSERT INTO oddity (path, note) VALUES (:path, :note);
