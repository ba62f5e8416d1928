/* doubt: rows that were accepted and that something is wrong with, for 异常 of the problems report (RULINGS 6). */
#ifndef KEFU_STAGES_PATROL_DOUBT_H
#define KEFU_STAGES_PATROL_DOUBT_H

#include "pipeline/store/db.h"

struct doubts {
	struct stmt *insert;
};

struct doubt_row {
	const char *source, *key;
	int64_t part, line;
};

struct doubts doubts_new(struct db *db);

/* The note is Chinese as it stands: it goes into a document. */
int doubt_add(const struct doubts *d, const char *rule, const struct doubt_row *row, struct err *e, const char *format,
	      ...) __attribute__((format(printf, 5, 6)));

#endif
