/* schema: an empty database of everything that templates may read: the tables of the sources, the views over them, what ingest
 * records of files, every figure. For finding out what a template's SQL reads before anything was computed, and for check-sql. */
#ifndef KEFU_STORE_SCHEMA_H
#define KEFU_STORE_SCHEMA_H

#include "pipeline/base/arena.h"
#include "pipeline/base/err.h"
#include "pipeline/store/db.h"

/* A source as its table's columns; all of them checked identifiers. */
struct schema_source {
	const char *id;
	const char *const *columns; /* NULL-terminated */
};

/* In memory. NULL on failure. */
struct db *schema_open(struct arena *a, const struct schema_source *sources, size_t count, struct err *e);

/* True for what stages of phase 2 make (a figure), false for what the exports say. */
bool schema_figure(const char *table);

#endif
