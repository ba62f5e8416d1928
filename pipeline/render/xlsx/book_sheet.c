#include "pipeline/render/xlsx/book.h"

#include <inttypes.h>
#include <string.h>

#include "pipeline/base/fen.h"
#include "pipeline/base/settings.h"
#include "pipeline/base/text.h"
#include "pipeline/render/report_column.h"

#define TEXT_WIDTH 46	   /* text above it goes on below */
#define ROW_POINTS 17
#define LINE_POINTS 13 /* each line more */
#define MOST_LINES 31
#define MOST_POINTS 409 /* that Excel takes */

struct writing {
	struct book *b;
	const struct report_sheet *s;
	struct report_rows *rows;
	struct book_tab *t;
	int64_t *totals, *least, *most; /* by column, of this tab */
	bool *filled;			/* has a figure at all */
	bool by_value;			/* a tab for each value of the sheet's column `tabs` */
	struct buf value;
	const char *group;		/* that value, as text; NULL: one tab for all */
	int lines;			/* that the row's text needs */
};

/* ---- text ---- */

/* Chinese counts two; near enough for a column's width, and cheap enough for every cell. */
static int rough_width(const char *s, int length)
{
	int width = 0;

	for (int i = 0; i < length; i++) {
		unsigned char c = (unsigned char)s[i];

		width += c < 0x80 || (c >= 0xC0 && c < 0xE0) ? 1 : c >= 0xE0 ? 2 : 0;
	}
	return width;
}

static int limit_of(const struct report_column *c)
{
	return c->width ? c->width : TEXT_WIDTH;
}

/* How many lines a wrapped cell needs: some programs do not find it out, and cut the second line off. */
static int lines_of(const struct report_cell *cell, int width, int limit)
{
	int room = limit > 4 ? limit - 2 : limit, lines = (width + room - 1) / room;

	for (int i = 0; i < cell->length; i++)
		lines += cell->text[i] == '\n';
	return lines;
}

static int write_words(struct writing *w, lxw_row_t row, size_t i, const struct report_cell *cell, struct err *e)
{
	const struct report_column *c = &w->s->columns[i];
	int width = rough_width(cell->text, cell->length);
	bool wrapped = c->wrap || width > limit_of(c);

	if (wrapped && lines_of(cell, width, limit_of(c)) > w->lines)
		w->lines = lines_of(cell, width, limit_of(c));
	if (width > w->t->widths[i])
		w->t->widths[i] = width > limit_of(c) ? limit_of(c) : width;
	return book_text(w->b, w->t, row, (lxw_col_t)i, cell->text, cell->length,
			 book_format(w->b, wrapped ? BOOK_WRAPPED : BOOK_CELL, c), e);
}

/* ---- figures ---- */

static int figure_width(struct writing *w, const struct report_column *c, int64_t n)
{
	struct buf text;
	int width;

	buf_init(&text, w->b->arena);
	report_column_figure(c, n, &text);
	width = text_width(text.data) - (c->kind == REPORT_DATETIME && c->decimals == REPORT_BRIEF ? 5 : 0);
	return c->kind == REPORT_MONEY ? width + (width - 4) / 3 : width;
}

static int write_figure(struct writing *w, lxw_row_t row, size_t i, const struct report_cell *cell, struct err *e)
{
	const struct report_column *c = report_cell_column(cell, &w->s->columns[i]);
	lxw_format *format = book_format(w->b, cell->starred ? BOOK_STARRED : BOOK_CELL, c);

	if (c->sum && __builtin_add_overflow(w->totals[i], cell->n, &w->totals[i]))
		return err_set(e, ERR_INPUT, _("%s: the total of \"%s\" is too large"), w->b->report->file, c->title);
	w->filled[i] = true;
	if (cell->n < w->least[i])
		w->least[i] = cell->n;
	if (cell->n > w->most[i])
		w->most[i] = cell->n;
	if (cell->as && figure_width(w, c, cell->n) > w->t->widths[i])
		w->t->widths[i] = figure_width(w, c, cell->n);
	return book_figure(w->b, w->t, row, (lxw_col_t)i, c, cell->n, format, e);
}

static int write_row(struct writing *w, struct err *e)
{
	const struct report_cell *cells = report_rows_cells(w->rows);
	lxw_row_t row = ++w->t->rows;

	w->t->lines++;
	w->lines = 1;
	for (size_t i = 0; i < w->s->column_count; i++) {
		int rc = 0;

		if (cells[i].type == REPORT_CELL_TEXT)
			rc = write_words(w, row, i, &cells[i], e);
		else if (cells[i].type == REPORT_CELL_INT)
			rc = write_figure(w, row, i, &cells[i], e);
		else
			worksheet_write_blank(w->t->ws, row, (lxw_col_t)i, book_format(w->b, BOOK_CELL, &w->s->columns[i]));
		if (rc < 0)
			return -1;
	}
	worksheet_set_row(w->t->ws, row, w->lines < MOST_LINES ? ROW_POINTS + LINE_POINTS * (w->lines - 1) : MOST_POINTS, NULL);
	return 0;
}

/* ---- around the rows ---- */

static int write_headings(struct writing *w, struct err *e)
{
	worksheet_set_row(w->t->ws, 0, 24, NULL);
	w->t->lines++;
	for (size_t i = 0; i < w->s->column_count; i++) {
		const struct report_column *c = &w->s->columns[i];

		w->t->widths[i] = text_width(c->title) + 2;
		w->totals[i] = 0;
		w->least[i] = w->most[i] = 0;
		w->filled[i] = false;
		if (book_text(w->b, w->t, 0, (lxw_col_t)i, c->title, (int)strlen(c->title), book_format(w->b, BOOK_HEADING, c), e) < 0)
			return -1;
	}
	return 0;
}

static int write_total(struct writing *w, lxw_row_t row, size_t i, struct err *e)
{
	const struct report_column *c = &w->s->columns[i];
	lxw_format *format = book_format(w->b, BOOK_TOTAL, c);
	char first[LXW_MAX_CELL_NAME_LENGTH], last[LXW_MAX_CELL_NAME_LENGTH];
	lxw_error code;
	double n = 0;

	if (!c->sum && i == 0)
		return book_text(w->b, w->t, row, 0, "合计", (int)strlen("合计"), format, e);
	if (!c->sum || !w->filled[i] || !book_number(c, w->totals[i], &n)) {
		worksheet_write_blank(w->t->ws, row, (lxw_col_t)i, format);
		return 0;
	}
	lxw_rowcol_to_cell(first, 1, (lxw_col_t)i);
	lxw_rowcol_to_cell(last, w->t->rows, (lxw_col_t)i);
	code = worksheet_write_formula_num(w->t->ws, row, (lxw_col_t)i, arena_printf(w->b->arena, "=SUM(%s:%s)", first, last), format,
					   n);
	return code == LXW_NO_ERROR ? 0 : book_fail(code, e);
}

static int write_totals(struct writing *w, struct err *e)
{
	lxw_row_t row = w->t->rows + 1;

	for (size_t i = 0; i < w->s->column_count && !w->t->total; i++)
		w->t->total = w->s->columns[i].sum;
	if (!w->t->rows)
		w->t->total = false;
	if (!w->t->total)
		return 0;
	w->t->lines++;
	worksheet_set_row(w->t->ws, row, 20, NULL);
	for (size_t i = 0; i < w->s->column_count; i++)
		if (write_total(w, row, i, e) < 0)
			return -1;
	return 0;
}

/* ---- widths ---- */

static void set_widths(struct writing *w)
{
	w->t->width = 0;
	for (size_t i = 0; i < w->s->column_count; i++) {
		const struct report_column *c = &w->s->columns[i];
		int *width = &w->t->widths[i];

		if (!report_column_textual(c) && !c->by) {
			int64_t ends[] = { w->least[i], w->most[i], c->sum ? w->totals[i] : 0 };

			for (size_t k = 0; k < 3; k++)
				if (w->t->rows && figure_width(w, c, ends[k]) > *width)
					*width = figure_width(w, c, ends[k]);
		}
		if (c->width)
			*width = c->width;
		else
			*width += 3;
		w->t->width += *width;
		worksheet_set_column(w->t->ws, (lxw_col_t)i, (lxw_col_t)i, *width, NULL);
	}
}

/* ---- shades and alerts ---- */

static void shade(struct writing *w, lxw_col_t col, lxw_col_t last, enum report_shade how)
{
	lxw_conditional_format f = { 0 };

	if (how == REPORT_BAR) {
		f.type = LXW_CONDITIONAL_DATA_BAR;
		f.data_bar_2010 = LXW_TRUE;
		f.bar_solid = LXW_TRUE;
		f.bar_color = 0xC8DAEE;
		f.bar_no_border = LXW_TRUE;
	} else {
		f.type = LXW_CONDITIONAL_2_COLOR_SCALE;
		f.min_color = how == REPORT_HEAT ? 0xFFFFFF : 0xF5A79B;
		f.max_color = how == REPORT_HEAT ? 0xF5A79B : 0xFFFFFF;
	}
	worksheet_conditional_format_range(w->t->ws, 1, col, w->t->rows, last, &f);
}

/* Heat of columns side by side is one scale: it is the whole that people compare. */
static void shade_all(struct writing *w)
{
	const struct report_column *c = w->s->columns;

	for (size_t i = 0, last; i < w->s->column_count; i = last + 1) {
		last = i;
		while (c[i].shade >= REPORT_HEAT && last + 1 < w->s->column_count && c[last + 1].shade == c[i].shade)
			last++;
		if (c[i].shade != REPORT_PLAIN)
			shade(w, (lxw_col_t)i, (lxw_col_t)last, c[i].shade);
	}
}

/* A formula of ours, over words of the template: no data in it. An empty cell is no alert. */
static void alert(struct writing *w, lxw_col_t col, const struct report_column *c)
{
	lxw_conditional_format f = { .type = LXW_CONDITIONAL_TYPE_FORMULA };
	int64_t value = c->alert.as_of ? day_count(w->b->as_of) : c->alert.value;
	char cell[LXW_MAX_CELL_NAME_LENGTH];
	struct buf words;
	double n;

	if (!c->alert.compare)
		return;
	lxw_rowcol_to_cell(cell, 1, col);
	buf_init(&words, w->b->arena);
	if (c->kind == REPORT_FLAG || report_column_textual(c)) {
		const char *s = report_column_textual(c) ? c->alert.words : value ? "是" : "否";

		buf_printf(&words, "=%s=\"", cell);
		for (; *s; s++)
			buf_printf(&words, *s == '"' ? "%c\"" : "%c", *s);
		buf_byte(&words, '"');
	} else if (book_number(c, value, &n)) {
		buf_printf(&words, "=AND(ISNUMBER(%s),%s%c%.10g)", cell, cell, c->alert.compare, n);
	}
	f.value_string = words.data;
	f.format = book_alert_format(w->b);
	worksheet_conditional_format_range(w->t->ws, 1, col, w->t->rows, col, &f);
}

/* ---- drop-downs ---- */

static int offer_choices(struct writing *w, lxw_col_t col, const struct report_column *c, struct err *e)
{
	lxw_data_validation v = { .validate = LXW_VALIDATION_TYPE_LIST, .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING };
	lxw_error code;

	v.value_list = c->choices; /* which it only reads */
	code = worksheet_data_validation_range(w->t->ws, 1, col, w->t->rows, col, &v);
	return code == LXW_NO_ERROR ? 0 : book_fail(code, e);
}

/* ---- the whole tab ---- */

static int finish_tab(struct writing *w, struct err *e)
{
	for (size_t i = 0; i < w->s->column_count; i++) {
		const struct report_column *c = &w->s->columns[i];

		if (c->freeze)
			w->t->frozen = (int)i + 1;
		if (w->t->rows)
			alert(w, (lxw_col_t)i, c);
		if (w->t->rows && c->choices && offer_choices(w, (lxw_col_t)i, c, e) < 0)
			return -1;
	}
	if (w->t->rows)
		shade_all(w);
	set_widths(w);
	worksheet_freeze_panes(w->t->ws, 1, (lxw_col_t)w->t->frozen);
	worksheet_repeat_rows(w->t->ws, 0, 0);
	book_page_setup(w->b, w->t);
	return 0;
}

/* Before the totals row: in constant memory the library refuses a range that ends above the row it is at. */
static int set_filter(struct writing *w, struct err *e)
{
	lxw_row_t last = w->t->rows ? w->t->rows : 1;
	lxw_error code = worksheet_autofilter(w->t->ws, 0, 0, last, (lxw_col_t)(w->s->column_count - 1));

	return code == LXW_NO_ERROR ? 0 : book_fail(code, e);
}

/* What the row at hand has in the column that divides the sheet. */
static const char *group_of(struct writing *w)
{
	const struct report_cell *cell = &report_rows_cells(w->rows)[w->s->tabs];

	buf_clear(&w->value);
	if (cell->type == REPORT_CELL_INT)
		report_column_figure(report_cell_column(cell, &w->s->columns[w->s->tabs]), cell->n, &w->value);
	else if (cell->type == REPORT_CELL_TEXT)
		buf_add(&w->value, cell->text, (size_t)cell->length);
	return w->value.data && *w->value.data ? w->value.data : w->s->title;
}

static int start_tab(struct writing *w, int part, struct err *e)
{
	const char *title = w->group ? w->group : w->s->title;
	const char *name = part > 1 ? arena_printf(w->b->arena, "%s %d", title, part) : title;

	if (!(w->t = book_tab_add(w->b, name, w->s, w->s->column_count, e)))
		return -1;
	return write_headings(w, e);
}

/* From the row at hand (rc: there is one) to the end of the tab; rc of the row after it. */
static int write_tab(struct writing *w, int part, int rc, struct err *e)
{
	if (start_tab(w, part, e) < 0)
		return -1;
	while (rc > 0 && w->t->rows < BOOK_ROWS && (!w->group || !strcmp(w->group, group_of(w))))
		if (write_row(w, e) < 0 || (rc = report_rows_next(w->rows, e)) < 0)
			return -1;
	return set_filter(w, e) < 0 || write_totals(w, e) < 0 || finish_tab(w, e) < 0 ? -1 : rc;
}

static int write_rows(struct writing *w, struct err *e)
{
	int rc = report_rows_next(w->rows, e), part = 0;

	do {
		const char *group = rc > 0 && w->by_value ? arena_strdup(w->b->arena, group_of(w)) : NULL;

		part = group && w->group && strcmp(group, w->group) ? 1 : part + 1;
		w->group = group;
		rc = rc < 0 ? rc : write_tab(w, part, rc, e);
	} while (rc > 0);
	return rc;
}

int book_sheet_write(struct book *b, const struct report_sheet *s, struct err *e)
{
	struct writing w = { .b = b, .s = s };
	int rc;

	w.by_value = s->tabs_when && b->settings && settings_flag(b->settings, s->tabs_when);
	buf_init(&w.value, b->arena);
	w.totals = arena_array(b->arena, s->column_count, sizeof *w.totals);
	w.least = arena_array(b->arena, s->column_count, sizeof *w.least);
	w.filled = arena_array(b->arena, s->column_count, sizeof *w.filled);
	w.most = arena_array(b->arena, s->column_count, sizeof *w.most);
	if (!(w.rows = report_rows_open(b->arena, b->db, s, b->as_of, NULL, NULL, e)))
		return -1;
	rc = write_rows(&w, e);
	report_rows_close(w.rows);
	return rc;
}
