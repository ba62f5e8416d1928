#include "pipeline/render/report_text.h"

#include <jansson.h>
#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/render/report_column.h"

bool report_format_parse(const char *name, enum report_format *out)
{
	static const char *const names[] = { [REPORT_CSV] = "csv", [REPORT_TSV] = "tsv", [REPORT_JSON] = "json",
					     [REPORT_TABLE] = "table" };

	for (enum report_format f = REPORT_CSV; f <= REPORT_TABLE; f++)
		if (!strcmp(name, names[f])) {
			*out = f;
			return true;
		}
	return false;
}

static int written(FILE *out, struct err *e)
{
	return ferror(out) ? err_errno(e, _("writing the rows")) : 0;
}

/* ---- cells ---- */

static void add_plain(struct buf *b, const struct report_column *c, const struct report_cell *cell)
{
	if (cell->type == REPORT_CELL_TEXT)
		buf_add(b, cell->text, (size_t)cell->length);
	else if (cell->type == REPORT_CELL_INT)
		report_column_figure(report_cell_column(cell, c), cell->n, b);
}

/* Tabs, what would end a line and what would steer a terminal become spaces. */
static void flatten(char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)s[i] < ' ' || s[i] == 0x7f)
			s[i] = ' ';
}

static void add_quoted(struct buf *b, const char *s, size_t n)
{
	bool quote = false;

	for (size_t i = 0; i < n && !quote; i++)
		quote = s[i] == ',' || s[i] == '"' || s[i] == '\n' || s[i] == '\r';
	if (!quote) {
		buf_add(b, s, n);
		return;
	}
	buf_byte(b, '"');
	for (size_t i = 0; i < n; i++) {
		if (s[i] == '"')
			buf_byte(b, '"');
		buf_byte(b, s[i]);
	}
	buf_byte(b, '"');
}

/* ---- csv, tsv ---- */

static void add_field(struct buf *line, const char *s, size_t n, size_t place, enum report_format format)
{
	size_t start;

	if (place)
		buf_byte(line, format == REPORT_CSV ? ',' : '\t');
	if (format == REPORT_CSV) {
		add_quoted(line, s, n);
		return;
	}
	start = line->len;
	buf_add(line, s, n);
	flatten(line->data + start, n);
}

static int write_separated(struct arena *a, const struct report_sheet *s, struct report_rows *rows, enum report_format format,
			   FILE *out, struct err *e)
{
	struct buf line, cell;
	int rc;

	buf_init(&line, a);
	buf_init(&cell, a);
	for (size_t i = 0; i < s->shown; i++)
		add_field(&line, s->columns[i].title, strlen(s->columns[i].title), i, format);
	do {
		buf_byte(&line, '\n');
		fwrite(line.data, 1, line.len, out);
		buf_clear(&line);
		rc = report_rows_next(rows, e);
		for (size_t i = 0; rc > 0 && i < s->shown; i++) {
			buf_clear(&cell);
			add_plain(&cell, &s->columns[i], &report_rows_cells(rows)[i]);
			add_field(&line, cell.data, cell.len, i, format);
		}
	} while (rc > 0);
	return rc < 0 ? -1 : written(out, e);
}

/* ---- json ---- */

static json_t *json_cell(const struct report_column *c, const struct report_cell *cell, struct buf *b)
{
	if (cell->type == REPORT_CELL_NULL)
		return json_null();
	if (cell->type == REPORT_CELL_TEXT)
		return json_stringn(cell->text, (size_t)cell->length);
	c = report_cell_column(cell, c);
	buf_clear(b);
	report_column_figure(c, cell->n, b);
	if (c->kind == REPORT_INT)
		return json_integer(cell->n);
	if (c->kind == REPORT_MONEY || c->kind == REPORT_PERCENT || c->kind == REPORT_DECIMAL)
		return json_real(strtod(b->data, NULL));
	return json_string(b->data);
}

static int add_object(const struct report_sheet *s, const struct report_cell *cells, struct buf *b, FILE *out, struct err *e)
{
	json_t *object = json_object();
	int rc = object ? 0 : -1;

	for (size_t i = 0; !rc && i < s->shown; i++)
		rc = json_object_set_new(object, s->columns[i].title, json_cell(&s->columns[i], &cells[i], b));
	if (!rc)
		rc = json_dumpf(object, out, JSON_COMPACT | JSON_REAL_PRECISION(15));
	json_decref(object);
	return rc ? err_set(e, ERR_SYSTEM, _("a row cannot be written as JSON")) : 0;
}

static int write_json(struct arena *a, const struct report_sheet *s, struct report_rows *rows, FILE *out, struct err *e)
{
	const char *between = "\n";
	struct buf b;
	int rc;

	buf_init(&b, a);
	fputc('[', out);
	while ((rc = report_rows_next(rows, e)) > 0) {
		fputs(between, out);
		if (add_object(s, report_rows_cells(rows), &b, out, e) < 0)
			return -1;
		between = ",\n";
	}
	fputs("\n]\n", out);
	return rc < 0 ? -1 : written(out, e);
}

/* ---- table ---- */

struct table {
	struct arena *arena;
	const struct report_sheet *sheet;
	const char **cells; /* row by row, the headings first */
	size_t count, capacity;
	int *width;
};

static void table_add(struct table *t, size_t column, const char *s)
{
	int width = text_width(s);

	t->cells = arena_grow(t->arena, t->cells, t->count, &t->capacity, sizeof *t->cells);
	t->cells[t->count++] = s;
	if (width > t->width[column])
		t->width[column] = width;
}

static void table_print(const struct table *t, FILE *out)
{
	size_t n = t->sheet->shown;

	for (size_t i = 0; i < t->count; i++) {
		const struct report_column *c = &t->sheet->columns[i % n];
		int pad = t->width[i % n] - text_width(t->cells[i]);
		bool right = !report_column_textual(c);

		if (right)
			fprintf(out, "%*s", pad, "");
		fputs(t->cells[i], out);
		if (i % n + 1 == n)
			fputc('\n', out);
		else
			fprintf(out, "%*s", (right ? 0 : pad) + 2, "");
	}
}

static int write_table(struct arena *a, const struct report_sheet *s, struct report_rows *rows, FILE *out, struct err *e)
{
	struct table t = { .arena = a, .sheet = s };
	struct buf b;
	int rc;

	buf_init(&b, a);
	t.width = arena_array(a, s->shown, sizeof *t.width);
	for (size_t i = 0; i < s->shown; i++)
		table_add(&t, i, s->columns[i].title);
	while ((rc = report_rows_next(rows, e)) > 0)
		for (size_t i = 0; i < s->shown; i++) {
			buf_clear(&b);
			add_plain(&b, &s->columns[i], &report_rows_cells(rows)[i]);
			flatten(b.data, b.len);
			table_add(&t, i, arena_strndup(a, b.data, b.len));
		}
	if (rc < 0)
		return -1;
	table_print(&t, out);
	return written(out, e);
}

int report_text_write(struct arena *a, const struct report_sheet *s, struct report_rows *rows, enum report_format format,
		      FILE *out, struct err *e)
{
	switch (format) {
	case REPORT_CSV:
	case REPORT_TSV:
		return write_separated(a, s, rows, format, out, e);
	case REPORT_JSON:
		return write_json(a, s, rows, out, e);
	case REPORT_TABLE:
		break;
	}
	return write_table(a, s, rows, out, e);
}
