#include "pipeline/store/schema.h"

#include <string.h>

#include "pipeline/base/buf.h"
#include "pipeline/store/data.list.h"
#include "pipeline/store/figure.h"
#include "pipeline/store/views.list.h"

bool schema_figure(const char *table)
{
	for (int i = 0; figure_name(i); i++)
		if (!strcmp(figure_name(i), table))
			return true;
	return false;
}

/* Names are checked identifiers (source_load), so they may be written into the statement. */
static int add_source(struct arena *a, struct db *db, const struct schema_source *s, struct err *e)
{
	struct buf sql;

	buf_init(&sql, a);
	buf_printf(&sql, "CREATE TABLE \"%s\"(row_id INTEGER PRIMARY KEY, part INTEGER, line INTEGER", s->id);
	for (const char *const *c = s->columns; *c; c++)
		buf_printf(&sql, ", \"%s\"", *c);
	buf_text(&sql, ")");
	return db_run(db, sql.data, e);
}

static int add_all(struct arena *a, struct db *db, const struct schema_source *sources, size_t count, struct err *e)
{
	for (int i = 0; DATA[i].name; i++)
		if (db_run(db, DATA[i].sql, e) < 0)
			return err_within(e, "%s", DATA[i].name);
	for (size_t i = 0; i < count; i++)
		if (add_source(a, db, &sources[i], e) < 0)
			return err_within(e, "%s", sources[i].id);
	for (int i = 0; VIEWS[i].name; i++)
		if (db_run(db, VIEWS[i].sql, e) < 0)
			return err_within(e, "%s", VIEWS[i].name);
	for (int i = 0; figure_name(i); i++)
		if (figure_renew(db, figure_name(i), e) < 0)
			return -1;
	return 0;
}

struct db *schema_open(struct arena *a, const struct schema_source *sources, size_t count, struct err *e)
{
	struct db *db = db_open(":memory:", DB_WRITE, e);

	if (db && add_all(a, db, sources, count, e) < 0) {
		db_close(db);
		return NULL;
	}
	return db;
}
