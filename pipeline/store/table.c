#include "pipeline/store/table.h"

#include "pipeline/base/buf.h"

#define FIXED "row_id, part, line"

static void add_names(struct buf *sql, const struct table_shape *shape, const char *before, const char *after)
{
	for (int i = 0; i < shape->count; i++)
		buf_printf(sql, "%s\"%s\"%s", before, shape->columns[i].name, after);
}

int table_create(struct arena *a, struct db *db, const struct table_shape *shape, struct err *e)
{
	struct buf sql;

	buf_init(&sql, a);
	buf_printf(&sql,
		   "CREATE TABLE src_%s (row_id INTEGER PRIMARY KEY, part INTEGER NOT NULL, line INTEGER NOT NULL,"
		   " current INTEGER NOT NULL",
		   shape->id);
	for (int i = 0; i < shape->count; i++)
		buf_printf(&sql, ", \"%s\" %s", shape->columns[i].name, shape->columns[i].text ? "TEXT" : "INTEGER");
	buf_printf(&sql, ") STRICT; CREATE VIEW \"%s\" AS SELECT row_id, part, line", shape->id);
	add_names(&sql, shape, ", ", "");
	buf_printf(&sql, " FROM src_%s WHERE current = 1", shape->id);
	return db_run(db, sql.data, e);
}

int table_drop(struct arena *a, struct db *db, const char *id, struct err *e)
{
	return db_run(db, arena_printf(a, "DROP VIEW IF EXISTS \"%s\"; DROP TABLE IF EXISTS src_%s", id, id), e);
}

static struct stmt *prepare_insert(struct arena *a, struct db *db, const struct table_shape *shape)
{
	struct buf sql;

	buf_init(&sql, a);
	buf_printf(&sql, "INSERT INTO src_%s (" FIXED ", current", shape->id);
	add_names(&sql, shape, ", ", "");
	buf_text(&sql, ") VALUES (?1, ?2, ?3, 1");
	for (int i = 0; i < shape->count; i++)
		buf_printf(&sql, ", ?%d", TABLE_FIRST + i);
	buf_text(&sql, ")");
	return db_prepare(db, sql.data);
}

static struct stmt *prepare_update(struct arena *a, struct db *db, const struct table_shape *shape)
{
	struct buf sql;

	buf_init(&sql, a);
	buf_printf(&sql,
		   "UPDATE src_%s SET part = ?2, line = ?3, current = 1",
		   shape->id);
	for (int i = 0; i < shape->count; i++)
		buf_printf(&sql, ", \"%s\" = ?%d", shape->columns[i].name, TABLE_FIRST + i);
	buf_text(&sql, " WHERE row_id = ?1");
	return db_prepare(db, sql.data);
}

static struct stmt *prepare_values(struct arena *a, struct db *db, const struct table_shape *shape)
{
	struct buf sql;

	buf_init(&sql, a);
	buf_text(&sql, "SELECT ");
	for (int i = 0; i < shape->count; i++)
		buf_printf(&sql, "%s\"%s\"", i ? ", " : "", shape->columns[i].name);
	buf_printf(&sql, " FROM src_%s WHERE row_id = :row_id", shape->id);
	return db_prepare(db, sql.data);
}

struct table *table_open(struct arena *a, struct db *db, const struct table_shape *shape)
{
	struct table *t = arena_alloc(a, sizeof *t);

	t->insert = prepare_insert(a, db, shape);
	t->update = prepare_update(a, db, shape);
	t->values = prepare_values(a, db, shape);
	t->last = db_prepare(db, arena_printf(a, "SELECT max(row_id) FROM src_%s", shape->id));
	t->line = db_prepare(db, arena_printf(a, "UPDATE src_%s SET line = :line WHERE row_id = :row_id", shape->id));
	t->current = db_prepare(db, arena_printf(a, "UPDATE src_%s SET current = :current WHERE row_id = :row_id", shape->id));
	t->remove = db_prepare(db, arena_printf(a, "DELETE FROM src_%s WHERE row_id = :row_id", shape->id));
	return t;
}
