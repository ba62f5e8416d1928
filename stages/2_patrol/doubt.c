#include "stages/2_patrol/doubt.h"

#include <stdarg.h>
#include <stdio.h>

#include "stages/2_patrol/queries.sql.h"

struct doubts doubts_new(struct db *db)
{
	return (struct doubts){ db_prepare(db, SQL_ADD_EXCEPTION) };
}

int doubt_add(const struct doubts *d, const char *rule, const struct doubt_row *row, struct err *e, const char *format,
	      ...)
{
	char note[1024];
	va_list ap;

	va_start(ap, format);
	vsnprintf(note, sizeof note, format, ap);
	va_end(ap);
	stmt_bind_text(d->insert, "rule", rule);
	stmt_bind_text(d->insert, "source", row->source);
	stmt_bind_int(d->insert, "part", row->part);
	stmt_bind_int(d->insert, "line", row->line);
	stmt_bind_text(d->insert, "key", row->key);
	stmt_bind_text(d->insert, "note", note);
	return stmt_exec(d->insert, e);
}
