/* filter: which parts may have a row of a key, without reading their keys: 32 bits of the hash of each key in tables of up to a million, each with the
 * parts whose keys are in it. What a table does not have no part of it has; what it has by chance costs reading those parts, once in
 * a billion. Nothing is ever taken out: a part that is gone is only read in vain. */
#ifndef KEFU_INGEST_FILTER_H
#define KEFU_INGEST_FILTER_H

#include "pipeline/intake/intake.h"
#include "pipeline/store/db.h"

struct filter_table {
	uint32_t *slots; /* NULL: not read yet; 0 is free */
	uint64_t mask;
	int64_t number, count;
	int32_t *parts;
	int32_t part_count, part_room;
	bool read; /* all its parts are in memory: nothing is asked of it any more. The caller's */
	bool changed;
};

struct filter {
	struct db *db;
	const char *source;
	struct filter_table *tables;
	int32_t count, room;
};

int filter_load(struct filter *f, struct db *db, const char *source, struct err *e); /* the list of tables only */
void filter_free(struct filter *f);

/* 1: some part of the table may have the key. */
int filter_has(struct filter *f, struct filter_table *t, struct intake_hash key, struct err *e);

/* Room for `more` keys of a part that are about to be added. */
struct filter_table *filter_room(struct filter *f, int32_t part, int64_t more, struct err *e);
bool filter_full(const struct filter_table *t);
void filter_add(struct filter_table *t, struct intake_hash key);

int filter_save(struct filter *f, struct err *e);

#endif
