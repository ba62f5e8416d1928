/* blocks: of every 16,384 row numbers of a source, how many rows are current, and a digest of what they say (data.db's table `block`). So a
 * stage that keeps sums of blocks sees which of them it has to add up anew, and reads no other row.
 *
 * The digest is a sum over the rows, in no order: a row comes and goes with one addition. Where a row stands in its file is not in it. */
#ifndef KEFU_INGEST_BLOCKS_H
#define KEFU_INGEST_BLOCKS_H

#include "pipeline/intake/intake.h"
#include "pipeline/store/db.h"

#define BLOCK_ROWS 16384

struct block {
	int64_t rows;
	uint64_t high, low;
	bool changed;
};

struct blocks {
	struct db *db;
	const char *source;
	struct block *list; /* by number; NULL: not read */
	int64_t count, room;
};

int blocks_load(struct blocks *b, struct db *db, const char *source, struct err *e);
void blocks_free(struct blocks *b);
void blocks_add(struct blocks *b, int64_t row_id, struct intake_hash content);	  /* the row is current now */
void blocks_remove(struct blocks *b, int64_t row_id, struct intake_hash content); /* and no longer */
int blocks_save(struct blocks *b, struct err *e);

#endif
