/* table: the table of a declared source in data.db, src_<id> with all live rows, and the view <id> of the current ones.
 *
 * The one place that builds SQL from names: they are identifiers that the source's loader has checked. Knows columns and types, not
 * what they mean. There is no index: ingest finds a row by its number, and everyone else reads whole tables. */
#ifndef KEFU_STORE_TABLE_H
#define KEFU_STORE_TABLE_H

#include "pipeline/base/arena.h"
#include "pipeline/store/db.h"

struct table_column {
	const char *name;
	bool text; /* else INTEGER */
};

struct table_shape {
	const char *id;
	const struct table_column *columns;
	int count;
};

int table_create(struct arena *a, struct db *db, const struct table_shape *shape, struct err *e);
int table_drop(struct arena *a, struct db *db, const char *id, struct err *e);

/* Places of the parameters of `insert` and `update`; the columns follow from TABLE_FIRST. */
enum { TABLE_ROW = 1, TABLE_PART, TABLE_LINE, TABLE_FIRST };

struct table {
	struct stmt *insert;  /* a new row, current */
	struct stmt *update;  /* the row of that number, in place; current */
	struct stmt *line;    /* :line of :row_id */
	struct stmt *current; /* :current of :row_id */
	struct stmt *remove;  /* :row_id */
	struct stmt *last;    /* the last row's number, NULL without one */
	struct stmt *values;  /* the columns of :row_id, by place from 0 */
};
struct table *table_open(struct arena *a, struct db *db, const struct table_shape *shape);

#endif
