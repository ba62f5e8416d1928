-- name: toy_tables
CREATE TABLE IF NOT EXISTS toy_line (
	path TEXT NOT NULL,
	line INTEGER NOT NULL,
	name TEXT NOT NULL,
	amount INTEGER NOT NULL,
	PRIMARY KEY (path, line)
) STRICT;

-- name: toy_forget
DELETE FROM toy_line;

-- name: toy_add
INSERT INTO toy_line (path, line, name, amount) VALUES (:path, :line, :name, :amount);

-- name: toy_sum_up
INSERT INTO toy_sum (name, total) SELECT name, sum(amount) FROM toy_line GROUP BY name ORDER BY name;

-- name: toy_sum_other
INSERT INTO toy_other (name, total) SELECT name, -sum(amount) FROM toy_line GROUP BY name ORDER BY name;

-- name: toy_check
SELECT 'a name has no total: ' || name FROM toy_sum WHERE total = 0;

-- name: toy_sums
SELECT name AS name, total AS total FROM toy_sum ORDER BY name;

-- name: toy_others
SELECT name AS name, total AS total FROM toy_other ORDER BY name;
