/* contents: what the paths say. Rows belong to bytes (a content), paths point to bytes; a content is live while some path points to it.
 *
 * New bytes at a path replace what it said; the same bytes under another name change nothing; a path that vanished keeps its rows;
 * a file that cannot be read says nothing, so that what its path said before still counts (RULINGS 8, 38). */
#ifndef KEFU_INGEST_CONTENTS_H
#define KEFU_INGEST_CONTENTS_H

#include "pipeline/store/ledger.h"
#include "stages/1_ingest/rows.h"

struct contents;

struct contents *contents_open(struct arena *a, struct db *db, const struct source_set *sources, struct rows *rows, struct err *e);

/* One arrival, in the order of the ledger. `fd` reads its bytes. */
int contents_apply(struct contents *c, const struct ledger_arrival *arrival, int fd, struct err *e);

/* True when some path's bytes have this digest: they need not be read again. */
int contents_live(struct contents *c, const char *digest, struct err *e);

#endif
