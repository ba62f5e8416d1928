#!/bin/bash
# A writer that is killed after it has begun to write the file itself leaves a journal that must be rolled back before anyone reads.
. "$(dirname "$0")/../stages/toy/toy.sh"

# torn DB: such a killed writer, of that database.
torn() {
	python3 - "$1" <<'PY'
import os, sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("PRAGMA cache_size = 2")
db.execute("PRAGMA synchronous = OFF")
db.execute("BEGIN IMMEDIATE")
db.execute("CREATE TABLE torn (text TEXT)")
db.execute("DELETE FROM stamp")
for i in range(200):
    db.execute("INSERT INTO torn VALUES (?)", ("x" * 5000,))
os.kill(os.getpid(), 9)
PY
	[ -s "$1-journal" ]
}

site torn
run
want=$(documents; tables)
for db in data.db "$D/figures.db"; do
	{ check "$db: there is a journal" torn "$S/outputs/$db"; } 2>/dev/null
	run
	check "$db: the next run ends well" ended 0
	check "$db: and all is as it was" is "$(documents; tables)" "$want"
	{ torn "$S/outputs/$db"; } 2>/dev/null
	rm "$S/outputs/$D/letters/plain.txt"
	run
	check "$db: also when something must be made" is "$(documents; tables)" "$want"
done
