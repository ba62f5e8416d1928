/* doubt: rows that were accepted and that something is wrong with. Each becomes a line of arrears_exception, with the file's line;
 * the text is Chinese, says what is wrong and what was done about it. Stops nothing. RULINGS 6. */
#ifndef KEFU_ARREARS_DOUBT_H
#define KEFU_ARREARS_DOUBT_H

#include "pipeline/base/arena.h"
#include "pipeline/base/err.h"
#include "pipeline/store/db.h"

struct doubt_row {
	const char *source;
	int64_t part, line;
	const char *key; /* the bill's or the receipt's number */
};

struct doubts;

struct doubts *doubts_new(struct arena *a, struct db *db);
int doubt_add(struct doubts *d, const char *rule, const struct doubt_row *row, struct err *e, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* The house is not in the master; names the nearest three that are. */
int doubt_house(struct doubts *d, const struct doubt_row *row, const char *room, struct err *e);

#endif
