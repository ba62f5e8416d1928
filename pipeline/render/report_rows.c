#include "pipeline/render/report_rows.h"

#include <string.h>

#include "pipeline/render/rejected.h"
#include "pipeline/render/report_column.h"

struct report_rows {
	const struct report_sheet *sheet;
	struct stmt *stmt;
	struct report_cell *cells;
	struct arena *row; /* of a rejected row: for its cells, given back at the next */
	int *place, *star, *by; /* the SQL's column of each of ours; star and by are -1 for none */
};

/* ---- the SQL's columns by their headings ---- */

static int find(struct stmt *s, const char *name)
{
	for (int i = stmt_columns(s) - 1; i >= 0; i--)
		if (!strcmp(stmt_column_name(s, i), name))
			return i;
	return -1;
}

static int claim(struct report_rows *r, bool *claimed, const char *name, int *place, struct err *e)
{
	*place = find(r->stmt, name);
	if (*place < 0)
		return err_set(e, ERR_CONFIG, _("%s: gives no column \"%s\""), r->sheet->sql_path, name);
	claimed[*place] = true;
	return 0;
}

static int match_columns(struct report_rows *r, struct arena *a, struct err *e)
{
	const struct report_sheet *s = r->sheet;
	bool *claimed = arena_array(a, (size_t)stmt_columns(r->stmt), sizeof *claimed);

	for (size_t i = 0; i < s->column_count; i++) {
		r->star[i] = r->by[i] = -1;
		if (claim(r, claimed, s->columns[i].title, &r->place[i], e) < 0 ||
		    (s->columns[i].star && claim(r, claimed, s->columns[i].star, &r->star[i], e) < 0) ||
		    (s->columns[i].by && claim(r, claimed, s->columns[i].by, &r->by[i], e) < 0))
			return -1;
	}
	for (int i = 0; i < stmt_columns(r->stmt); i++)
		if (!claimed[i])
			return err_set(e, ERR_CONFIG, _("%s: gives \"%s\", which is none of the sheet's columns"), s->sql_path,
				       stmt_column_name(r->stmt, i));
	return 0;
}

struct report_rows *report_rows_open(struct arena *a, struct db *db, const struct report_sheet *s, struct day as_of,
				     void (*reads)(void *user, const char *table), void *user, struct err *e)
{
	struct report_rows *r = arena_alloc(a, sizeof *r);

	r->sheet = s;
	r->cells = arena_array(a, s->column_count, sizeof *r->cells);
	if (s->source) {
		r->row = arena_new();
		r->stmt = rejected_open(db, s->source);
		return r;
	}
	r->place = arena_array(a, s->column_count, sizeof *r->place);
	r->star = arena_array(a, s->column_count, sizeof *r->star);
	r->by = arena_array(a, s->column_count, sizeof *r->by);
	if (!(r->stmt = db_prepare_template(db, s->sql, reads, user, e))) {
		err_within(e, "%s", s->sql_path);
		return NULL;
	}
	if (stmt_has_parameter(r->stmt, "as_of"))
		stmt_bind_day(r->stmt, "as_of", as_of);
	if (match_columns(r, a, e) < 0) {
		report_rows_close(r);
		return NULL;
	}
	return r;
}

void report_rows_close(struct report_rows *r)
{
	if (!r || !r->stmt)
		return;
	stmt_end(r->stmt);
	arena_free(r->row);
	r->stmt = NULL;
}

/* ---- rows ---- */

static int read_kind(struct report_rows *r, size_t i, struct report_cell *cell, struct err *e)
{
	int length = 0;
	const char *word;

	if (r->by[i] < 0)
		return 0;
	word = stmt_type_at(r->stmt, r->by[i]) == STMT_TEXT ? stmt_text_at(r->stmt, r->by[i], &length) : "";
	if (!(cell->as = report_column_of_kind(word)))
		return err_set(e, ERR_CONFIG, _("%s: \"%s\" gives no kind that a row may have: \"%s\""), r->sheet->sql_path,
			       r->sheet->columns[i].by, word);
	return 0;
}

static int read_cell(struct report_rows *r, size_t i, struct err *e)
{
	const struct report_column *c = &r->sheet->columns[i];
	struct report_cell *cell = &r->cells[i];
	enum stmt_type type = stmt_type_at(r->stmt, r->place[i]);

	*cell = (struct report_cell){ .type = REPORT_CELL_NULL };
	if (type == STMT_NULL)
		return 0;
	if (type == STMT_OTHER || (type == STMT_TEXT && !report_column_textual(c)))
		return err_set(e, ERR_CONFIG, _("%s: \"%s\" gives something else than its kind wants"), r->sheet->sql_path,
			       c->title);
	if (report_column_textual(c)) {
		cell->type = REPORT_CELL_TEXT;
		cell->text = stmt_text_at(r->stmt, r->place[i], &cell->length);
		return 0;
	}
	cell->type = REPORT_CELL_INT;
	cell->n = stmt_int_at(r->stmt, r->place[i]);
	cell->starred = r->star[i] >= 0 && stmt_int_at(r->stmt, r->star[i]) != 0;
	return read_kind(r, i, cell, e);
}

const struct report_column *report_cell_column(const struct report_cell *cell, const struct report_column *c)
{
	return cell->as ? cell->as : c;
}

int report_rows_next(struct report_rows *r, struct err *e)
{
	int rc = r->sheet->source ? rejected_next(r->stmt, r->row, r->sheet, r->cells, e) : stmt_step(r->stmt, e);

	if (r->sheet->source)
		return rc;
	if (rc < 0)
		return err_within(e, "%s", r->sheet->sql_path);
	for (size_t i = 0; rc && i < r->sheet->column_count; i++)
		if (read_cell(r, i, e) < 0)
			return -1;
	return rc;
}

const struct report_cell *report_rows_cells(const struct report_rows *r)
{
	return r->cells;
}
