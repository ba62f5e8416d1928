/* ledger: the record of what cannot be computed again: what arrived in which order, what ran, which letters went out.
 *
 * The one database with migrations (ledger/NNNN_*.sql, applied in order when it is opened for writing). Lasting facts
 * are keyed so that a repeat is a no-op. Not a log: what is not needed to rebuild, or to answer for, stays out. */
#ifndef KEFU_STORE_LEDGER_H
#define KEFU_STORE_LEDGER_H

#include "pipeline/base/arena.h"
#include "pipeline/base/day.h"
#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/store/db.h"

struct ledger;

/* DB_WRITE makes or migrates it; DB_READ refuses one that lacks a migration. One made by a newer kefu is refused
 * (CONFIG). */
struct ledger *ledger_open(const char *path, enum db_mode mode, struct err *e);
void ledger_close(struct ledger *l);	  /* NULL is fine; rolls back what is open */
struct db *ledger_db(struct ledger *l); /* for the other files of the ledger only */

/* Without these each call commits by itself. A commit is on disk when it returns. */
int ledger_begin(struct ledger *l, struct err *e);
int ledger_commit(struct ledger *l, struct err *e);

struct ledger_arrival {
	int64_t sequence;
	const char *path; /* below inputs/ */
	const char *digest;
	int64_t size;
};
/* The path now holds these bytes. When that is what its last arrival said, nothing is added. *sequence (may be NULL) is
 * the event's. */
int ledger_add_arrival(struct ledger *l, const char *path, const char *digest, int64_t size, int64_t *sequence,
		       struct err *e);
/* Those after `after` (0: all), in order. NULL on failure; *count may be 0. */
struct ledger_arrival *ledger_arrivals(struct arena *a, struct ledger *l, int64_t after, size_t *count, struct err *e);

/* Digest of a part of the ledger ("arrival", …) as it counts on a day, for fingerprints. Unknown parts are BUG. */
int ledger_digest(struct ledger *l, const char *part, struct day as_of, char hex[FILE_DIGEST], struct err *e);

struct ledger_run {
	int64_t run;
	struct day as_of;
	const char *started,
	    *ended; /* UTC, 2026-11-25T01:02:03Z; ended "" while it runs, and for ever when it was killed */
	int exit_code;
	const char *version, *note;
};
struct ledger_stage {
	const char *stage, *unit, *outcome; /* done skipped failed stopped interrupted */
	int exit_code;
	int64_t milliseconds;
	const char *fingerprint, *note;
};
int ledger_begin_run(struct ledger *l, struct ledger_run *run, struct err *e); /* sets run->run */
int ledger_add_run_stage(struct ledger *l, int64_t run, const struct ledger_stage *s, struct err *e);
int ledger_end_run(struct ledger *l, const struct ledger_run *run, struct err *e);
void ledger_use_run(struct ledger *l, int64_t run); /* arrivals that follow name it */
/* Newest first. */
struct ledger_run *ledger_runs(struct arena *a, struct ledger *l, int64_t limit, size_t *count, struct err *e);
struct ledger_stage *ledger_run_stages(struct arena *a, struct ledger *l, int64_t run, size_t *count, struct err *e);

#endif
