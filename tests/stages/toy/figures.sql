-- name: toy_sum
CREATE TABLE toy_sum (
	name TEXT NOT NULL PRIMARY KEY,
	total INTEGER NOT NULL
) STRICT;

-- name: toy_other
CREATE TABLE toy_other (
	name TEXT NOT NULL PRIMARY KEY,
	total INTEGER NOT NULL
) STRICT;
