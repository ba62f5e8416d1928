/* rows: the live rows of all sources, as the files change them, one file at a time (RULINGS 7, 8).
 *
 * All live rows are kept; of those with one key the row of the latest arrival is current, and a withdrawn winner brings the
 * loser back. Within one file the later line wins. Sources that append refuse a second row of a key with other content. */
#ifndef KEFU_INGEST_ROWS_H
#define KEFU_INGEST_ROWS_H

#include "pipeline/intake/intake.h"
#include "pipeline/store/db.h"

struct rows;

struct rows *rows_open(struct arena *a, struct db *db, const struct source_set *sources);
void rows_close(struct rows *r); /* NULL is fine */

int rows_create_tables(struct arena *a, struct db *db, const struct source_set *sources, struct err *e);

/* What a file changed is written down, so that the next one can be rolled back by itself. */
int rows_save(struct rows *r, struct err *e);
/* What is in memory is void: after a rollback. */
void rows_forget(struct rows *r);
/* The order in which a part's content arrived. */
void rows_set_order(struct rows *r, int part, int64_t arrival);

struct rows_counts {
	int64_t accepted, unchanged, superseded, rejected;
};

/* From here rows_take speaks of this part of this source, until rows_end. */
int rows_begin(struct rows *r, const struct source *s, int part, struct err *e);
int rows_take(struct rows *r, const struct intake_row *row, struct rows_counts *n, struct err *e);
int rows_refuse(struct rows *r, const struct intake_reject *x, int against, struct err *e);
/* What the part said before and no longer says goes; rejects whose key the part gave are settled. */
int rows_end(struct rows *r, struct err *e);
/* All rows and rejects of a part go. */
int rows_withdraw(struct rows *r, const struct source *s, int part, struct err *e);

#endif
