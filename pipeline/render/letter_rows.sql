-- name: letter_setting_table
CREATE TEMP TABLE IF NOT EXISTS setting (
	key TEXT PRIMARY KEY,
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- name: letter_setting_clear
DELETE FROM temp.setting;

-- name: letter_setting_add
INSERT INTO temp.setting (key, value) VALUES (:key, :value);
