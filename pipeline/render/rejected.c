#include "pipeline/render/rejected.h"

#include <jansson.h>
#include <string.h>

#include "pipeline/render/rejected.sql.h"

struct stmt *rejected_open(struct db *db, const char *source)
{
	struct stmt *s = db_prepare(db, SQL_REJECTED_ROWS);

	stmt_bind_text(s, "source", source);
	return s;
}

static struct report_cell text_cell(const char *s, size_t n)
{
	return (struct report_cell){ .type = REPORT_CELL_TEXT, .text = s, .length = (int)n };
}

/* `cells` is a JSON array, in the order of the source's columns, null where the file had no such column. */
static int take_cells(struct arena *a, const char *json, struct report_cell *cells, size_t n, struct err *e)
{
	json_t *array = json_loads(json, 0, NULL);

	if (!json_is_array(array)) {
		json_decref(array);
		return err_set(e, ERR_BUG, _("the cells of a rejected row are not a JSON array"));
	}
	for (size_t i = 0; i < n; i++) {
		json_t *cell = json_array_get(array, i);

		cells[i] = (struct report_cell){ .type = REPORT_CELL_NULL };
		if (json_is_string(cell))
			cells[i] = text_cell(arena_strndup(a, json_string_value(cell), json_string_length(cell)),
					     json_string_length(cell));
	}
	json_decref(array);
	return 0;
}

int rejected_next(struct stmt *s, struct arena *a, const struct report_sheet *sheet, struct report_cell *cells, struct err *e)
{
	size_t n = sheet->column_count - 3;
	const char *path, *reason;
	int rc;

	arena_reset(a);
	if ((rc = stmt_step(s, e)) <= 0)
		return rc;
	path = stmt_text(s, "path");
	reason = stmt_text(s, "reason");
	cells[n] = text_cell(path, strlen(path));
	cells[n + 1] = (struct report_cell){ .type = REPORT_CELL_INT, .n = stmt_int(s, "line") };
	cells[n + 2] = text_cell(reason, strlen(reason));
	return take_cells(a, stmt_text(s, "cells"), cells, n, e) < 0 ? -1 : 1;
}

const char *const *rejected_sources(struct arena *a, struct db *db, struct err *e)
{
	struct stmt *s = db_prepare(db, SQL_REJECTED_SOURCES);
	const char **list = NULL;
	size_t count = 0, capacity = 0;
	int rc;

	while ((rc = stmt_step(s, e)) > 0) {
		list = arena_grow(a, list, count + 1, &capacity, sizeof *list);
		list[count++] = arena_strdup(a, stmt_text(s, "source"));
	}
	stmt_end(s);
	list = arena_grow(a, list, count + 1, &capacity, sizeof *list);
	list[count] = NULL;
	return rc < 0 ? NULL : list;
}
