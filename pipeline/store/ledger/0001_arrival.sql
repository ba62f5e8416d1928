-- What was dropped in, and in which order. An arrival is an event: a path now holds these bytes (RULINGS 8).
-- name: 0001_arrival
CREATE TABLE arrival (
	sequence INTEGER PRIMARY KEY,
	path TEXT NOT NULL,		-- below inputs/
	digest TEXT NOT NULL CHECK (length(digest) = 64),
	size INTEGER NOT NULL CHECK (size >= 0),
	run INTEGER			-- in which it was first seen; NULL by hand
) STRICT;
CREATE INDEX arrival_path ON arrival (path, sequence);
