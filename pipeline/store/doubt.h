/* doubt: rows that were accepted and that something is wrong with. Each becomes a line of a stage's <domain>_exception, with the
 * file's line, for 异常 of the problems report. Stops nothing, decides nothing. RULINGS 6. */
#ifndef KEFU_STORE_DOUBT_H
#define KEFU_STORE_DOUBT_H

#include "pipeline/base/arena.h"
#include "pipeline/base/err.h"
#include "pipeline/store/db.h"

struct doubt_row {
	const char *source;
	int64_t part, line;
	const char *key; /* the bill's, the receipt's, the patrol's number */
};

struct doubts;

/* `insert` is the stage's statement for its own table: :rule :source :part :line :key :note. */
struct doubts *doubts_new(struct arena *a, struct db *db, const char *insert);

/* The note is Chinese as it stands, for it goes into a document: what is wrong, and what was done about it. */
int doubt_add(struct doubts *d, const char *rule, const struct doubt_row *row, struct err *e, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* The house is not in the master; names the nearest three that are. */
int doubt_house(struct doubts *d, const struct doubt_row *row, const char *room, struct err *e);

#endif
