/* stamp: what a stage (or a unit of it) was made from, and the files that it made. Written in the stage's own
 * transaction.
 *
 * The runner skips a stage only when the stamp's fingerprint is today's and all its files are there with their digests.
 */
#ifndef KEFU_STORE_STAMP_H
#define KEFU_STORE_STAMP_H

#include "pipeline/base/arena.h"
#include "pipeline/base/err.h"
#include "pipeline/store/db.h"

struct stamp {
	const char *stage, *unit; /* unit "" when the stage has none */
	const char *fingerprint;  /* "" when the stage was run by hand */
	const char *ledger;       /* digest of the ledger parts it makes; "" for most */
	const char *parts;        /* "table:bill 0123…\n" lines */
};

struct stamp_file {
	const char *path; /* below the day's folder: reports/欠费分析.xlsx */
	const char *digest;
	int64_t size;
};

/* 1 there, 0 not there (also when the database has no stamps yet), -1 failed. Fills what lies behind stage and unit. */
int stamp_get(struct arena *a, struct db *db, struct stamp *s, struct err *e);

/* Files of one unit, or of all with stage NULL; in order of path. NULL on failure. */
struct stamp_file *stamp_files(struct arena *a, struct db *db, const char *stage, const char *unit, size_t *count,
			       struct err *e);

/* Makes the tables if they are not there, and replaces stamp and files of the unit. A file (or its folder below
 * reports/ or letters/) that another unit makes is refused, naming both (CONFIG). */
int stamp_put(struct arena *a, struct db *db, const struct stamp *s, const struct stamp_file *files, size_t count,
	      struct err *e);

#endif
