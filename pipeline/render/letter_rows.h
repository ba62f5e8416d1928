/* letter_rows: the values of each letter, out of its rows.sql: a row a letter, the tables' queries bound by name from
 * that row, and settings, both as {{project.name}} and as the read-only table setting(key, value). */
#ifndef KEFU_RENDER_LETTER_ROWS_H
#define KEFU_RENDER_LETTER_ROWS_H

#include "pipeline/base/day.h"
#include "pipeline/base/settings.h"
#include "pipeline/render/letter_template.h"
#include "pipeline/store/db.h"

struct letter_rows;

/* The table `setting`, empty, so that a template's SQL can be prepared. */
int letter_rows_table(struct db *db, struct err *e);

/* Prepares everything and checks the template's names. `:as_of` is bound where a query has it. NULL on failure. */
struct letter_rows *letter_rows_open(struct arena *a, struct db *db, const struct letter_template *t,
				     const struct settings *settings, struct day as_of, struct err *e);
void letter_rows_close(struct letter_rows *r); /* NULL is fine */

/* 1 a letter, its values in *out from `a`; 0 no more; -1 failed. */
int letter_rows_next(struct letter_rows *r, struct arena *a, struct mustache_value *out, struct err *e);
const char *letter_rows_room(const struct letter_rows *r);
/* Of the row that was given last; 0 and NULL where there is no such column. */
int64_t letter_rows_int(struct letter_rows *r, const char *column);
const char *letter_rows_text(struct letter_rows *r, const char *column);

/* After the last row: the query `total` (letters, and columns of the same names as the rows') gives the same count and
 * sums. */
int letter_rows_check(struct letter_rows *r, struct err *e);

#endif
