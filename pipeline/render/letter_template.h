/* letter_template: a letter declared as a folder (templates/letters/README.md): letter.ini, letter.md, rows.sql.
 *
 * Loading checks the whole folder, so that a mistake is told with file and line before any letter is written. */
#ifndef KEFU_RENDER_LETTER_TEMPLATE_H
#define KEFU_RENDER_LETTER_TEMPLATE_H

#include "pipeline/render/letter_style.h"
#include "pipeline/render/mustache.h"
#include "pipeline/render/picture.h"

struct letter_query {
	const char *name, *sql, *where; /* where: path:line, for messages */
};

/* [check] bills.欠费 = owed: the column of the table in each letter adds up to the row's `owed`. */
struct letter_check {
	const char *table, *column, *field;
};

struct letter_template {
	const char *id, *path, *text_path, *title; /* title: also the file's name */
	struct letter_style style;
	struct mustache *body, *bookmark, *author, *header[3],
	    *footer[3];                  /* left, center, right; NULL where there is none */
	struct letter_query rows, total; /* total.sql NULL: no such query */
	struct letter_query *queries;    /* of tables */
	size_t query_count;
	const struct letter_check *checks;
	size_t check_count;
	const char *const *settings; /* sections that it reads, NULL-terminated */
	bool drafts;                 /* the night makes it; else only a command does */
	const struct picture *seal;  /* that `seal` fences draw; not loaded here: of the site's settings. NULL: none */
};

/* Tells where the folder's file `name` is, or NULL. */
typedef const char *letter_finder(void *user, const char *letter, const char *name);

struct letter_template *letter_template_load(struct arena *a, const char *id, letter_finder *find, void *user,
					     struct err *e);

/* Every name that the text uses must be a column of `rows`, a query, a column of the query it stands in, a section of
 * settings, or page and pages. `columns` of query i (0: rows) are NULL-terminated. CONFIG with file and line. */
int letter_template_check(struct arena *a, const struct letter_template *t, const char *const *const *columns,
			  struct err *e);

#endif
