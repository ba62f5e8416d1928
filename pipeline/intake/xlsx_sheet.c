#include "pipeline/intake/xlsx_sheet.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/intake/xml.h"

#define COLUMNS_MAX  16384
#define ROWS_MAX     1048576
#define ROW_TEXT_MAX ((size_t)4 * 1024 * 1024)
#define MERGES_MAX   50000

/* The first column of a merge over several rows; only there is a value carried down. */
struct merge {
	int first, last, column;
	char *text; /* the value of its first cell, once that is read */
	struct cell cell;
};

struct merges {
	struct merge *items;
	size_t count, room;
	size_t begun; /* those before it are begun; sorted by first row */
	size_t *open; /* indexes of those that reach over the current row */
	size_t open_count;
};

enum inside { NOTHING, VALUE, INLINE };

struct reading {
	const struct xlsx_book *book;
	record_sink sink;
	void *user;
	struct merges merges;
	locale_t c_locale;

	int row, column, last_filled, hidden;
	struct cell *cells;
	size_t *offsets; /* of each cell's text in `text`; cells of shared strings point there themselves */
	size_t count;    /* cells of this row so far */
	struct xlsx_text text;

	enum inside inside;
	char type; /* s, i (inlineStr), f (formula string), b, e, d, n */
	bool has_value, has_formula, too_long, in_data;
	int phonetic;
	size_t start; /* of the cell's text */
	size_t style;
	const char *why;
};

/* ---- places ----------------------------------------------------------------------------------------------------- */

/* AB12 -> column 27, row 12; false when it is none. */
static bool place(const char **s, int *column, int *row)
{
	int c = 0, r = 0;
	const char *p = *s;

	for (; *p >= 'A' && *p <= 'Z' && c <= COLUMNS_MAX; p++)
		c = c * 26 + (*p - 'A' + 1);
	for (; *p >= '0' && *p <= '9' && r <= ROWS_MAX; p++)
		r = r * 10 + (*p - '0');
	*s = p;
	*column = c - 1;
	*row = r;
	return c >= 1 && c <= COLUMNS_MAX && r >= 1 && r <= ROWS_MAX;
}

static bool fail(struct reading *r, const char *why)
{
	r->why = why;
	return false;
}

/* ---- merges ----------------------------------------------------------------------------------------------------- */

/* Looks for the word at all, before the sheet is parsed a second time for it. */
struct searching {
	char tail[16];
	size_t held;
	bool found;
};

static bool search(void *user, const char *s, size_t n)
{
	struct searching *w = user;
	char border[32];
	size_t take = n < 9 ? n : 9;

	memcpy(border, w->tail, w->held);
	memcpy(border + w->held, s, take);
	w->found = memmem(border, w->held + take, "mergeCell", 9) || memmem(s, n, "mergeCell", 9);
	w->held = n < 8 ? n : 8;
	memcpy(w->tail, s + n - w->held, w->held);
	return !w->found;
}

static bool add_merge(void *user, const char *name, const char **attributes)
{
	struct reading *r = user;
	struct merges *m = &r->merges;
	struct merge merge = { 0 };
	int column, last_column;
	const char *ref;

	if (strcmp(name, "mergeCell") || !(ref = xml_attribute(attributes, "ref")))
		return true;
	if (!place(&ref, &merge.column, &merge.first) || *ref++ != ':' || !place(&ref, &last_column, &merge.last))
		return true;
	column = merge.column;
	if (merge.last <= merge.first || last_column < column)
		return true;
	if (m->count == m->room) {
		size_t room = m->room ? 2 * m->room : 64;
		struct merge *more = m->count < MERGES_MAX ? realloc(m->items, room * sizeof *more) : NULL;

		if (!more)
			return fail(r, "工作表的合并单元格太多，请取消合并后重报");
		m->items = more;
		m->room = room;
	}
	m->items[m->count++] = merge;
	return true;
}

static bool ignore_end(void *user, const char *name)
{
	(void)user;
	(void)name;
	return true;
}

static int by_first(const void *a, const void *b)
{
	const struct merge *x = a, *y = b;

	return x->first != y->first ? (x->first > y->first) - (x->first < y->first) : x->column - y->column;
}

static bool find_merges(struct reading *r, long part, const char **why)
{
	static const struct xml_events events = { add_merge, ignore_end, NULL };
	struct searching w = { .held = 0 };

	if (!package_stream(r->book->package, part, search, &w, why))
		return false;
	if (!w.found)
		return true;
	if (!xml_part(r->book->package, part, &events, r, why))
		return false;
	*why = r->why;
	if (r->why)
		return false;
	if (!r->merges.count)
		return true;
	qsort(r->merges.items, r->merges.count, sizeof *r->merges.items, by_first);
	r->merges.open = calloc(r->merges.count + 1, sizeof *r->merges.open);
	*why = "内存不足";
	return r->merges.open != NULL;
}

/* A merge's first cell is in this row: its value is kept for the rows below. */
static void begin_merge(struct reading *r, size_t index)
{
	struct merge *m = &r->merges.items[index];
	const struct cell *c = (size_t)m->column < r->count ? &r->cells[m->column] : NULL;

	if (!c || c->kind == CELL_EMPTY || !(m->text = malloc(c->length + 1)))
		return;
	memcpy(m->text, c->text, c->length);
	m->cell = *c;
	if (c->kind != CELL_ERROR)
		m->cell.text = m->text;
	m->cell.style |= CELL_MERGED;
	r->merges.open[r->merges.open_count++] = index;
}

static void carry_down(struct reading *r, const struct merge *m)
{
	while (r->count <= (size_t)m->column) {
		r->offsets[r->count] = 0;
		r->cells[r->count++] = (struct cell){ .text = "", .kind = CELL_EMPTY };
	}
	if (r->cells[m->column].kind == CELL_EMPTY)
		r->cells[m->column] = m->cell;
}

static void apply_merges(struct reading *r)
{
	struct merges *m = &r->merges;
	size_t kept = 0;

	for (size_t i = 0; i < m->open_count; i++) {
		struct merge *open = &m->items[m->open[i]];

		if (open->last < r->row) {
			free(open->text);
			open->text = NULL;
			continue;
		}
		carry_down(r, open);
		m->open[kept++] = m->open[i];
	}
	m->open_count = kept;
	for (; m->begun < m->count && m->items[m->begun].first <= r->row; m->begun++)
		if (m->items[m->begun].first == r->row)
			begin_merge(r, m->begun);
}

/* ---- cells ------------------------------------------------------------------------------------------------------ */

/* `why`: a code, a zero, the reason. */
static void set_error(struct cell *c, const char *why)
{
	c->kind = CELL_ERROR;
	c->text = why;
	c->length = (uint32_t)strlen(why); /* of the code */
}

static const char *error_reason(const char *s, size_t n)
{
	static const char *const known[] = {
		"#REF!\0公式错误 #REF!，请在表中改正后重报",     "#N/A\0公式错误 #N/A，请在表中改正后重报",
		"#VALUE!\0公式错误 #VALUE!，请在表中改正后重报", "#DIV/0!\0公式错误 #DIV/0!，请在表中改正后重报",
		"#NAME?\0公式错误 #NAME？，请在表中改正后重报",  "#NUM!\0公式错误 #NUM!，请在表中改正后重报",
		"#NULL!\0公式错误 #NULL!，请在表中改正后重报",
	};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (n == strlen(known[i]) && !memcmp(s, known[i], n))
			return known[i];
	return "#?\0公式错误，请在表中改正后重报";
}

static void shared(struct reading *r, struct cell *c, const char *digits)
{
	char *after;
	unsigned long i = strtoul(digits, &after, 10);
	const char *s;
	size_t n;

	if (after == digits || *after || !xlsx_strings_get(&r->book->strings, i, &s, &n)) {
		set_error(c, "\0单元格引用的文字不存在，文件可能已损坏，请重新导出");
		return;
	}
	if (n > XLSX_TEXT_MAX) {
		set_error(c, "\0内容超过 32767 字，超出表格单元格的上限，请缩短");
		return;
	}
	c->kind = n ? CELL_TEXT : CELL_EMPTY;
	c->text = s;
	c->length = (uint32_t)n;
	r->text.n = r->start; /* the index is not wanted any more */
}

static void number(struct reading *r, struct cell *c, const char *digits)
{
	char *after;

	c->kind = CELL_NUMBER;
	c->number = strtod_l(digits, &after, r->c_locale);
	c->style = xlsx_styles_get(&r->book->styles, r->style);
	if (after == digits || *after || !(c->number > -1e300 && c->number < 1e300))
		set_error(c, "\0单元格不是完好的数字，请重新导出");
}

/* </c>: what the cell is, from its type and what stood in it. */
static void finish_cell(struct reading *r)
{
	struct cell *c = &r->cells[r->column];
	size_t n = r->text.n - r->start;
	const char *s;

	if (r->too_long) {
		set_error(c, "\0内容超过 32767 字，超出表格单元格的上限，请缩短");
		return;
	}
	if (n == 0) {
		if (r->has_formula && !(r->type == 'f' && r->has_value))
			set_error(c, "\0公式没有保存结果，请在 Excel 中打开、保存后重报");
		return;
	}
	if (r->type == 'i' || r->type == 'f')
		xlsx_text_unescape(&r->text, r->start);
	n = r->text.n - r->start;
	if (!xlsx_text_add(&r->text, "", 1, ROW_TEXT_MAX + 8)) { /* a zero for the number readers, behind the text */
		r->too_long = true;
		return;
	}
	s = r->text.s + r->start;
	r->offsets[r->column] = r->start + 1;
	c->text = s;
	c->length = (uint32_t)n;
	if (r->type == 's') {
		r->offsets[r->column] = 0;
		shared(r, c, s);
	} else if (r->type == 'b') {
		c->kind = CELL_BOOL;
		c->number = s[0] == '1' || s[0] == 't';
		c->text = c->number > 0.5 ? "是" : "否";
		c->length = 3;
		r->offsets[r->column] = 0;
	} else if (r->type == 'e') {
		r->offsets[r->column] = 0;
		set_error(c, error_reason(s, n));
	} else if (r->type == 'n') {
		number(r, c, s);
		if (c->kind == CELL_ERROR)
			r->offsets[r->column] = 0;
	} else {
		c->kind = CELL_TEXT;
	}
}

static char type_of(const char *t)
{
	if (!t || !strcmp(t, "n"))
		return 'n';
	if (!strcmp(t, "inlineStr"))
		return 'i';
	if (!strcmp(t, "str"))
		return 'f';
	return *t == 's' || *t == 'b' || *t == 'e' || *t == 'd' ? *t : 'n';
}

static bool start_cell(struct reading *r, const char **attributes)
{
	const char *ref = xml_attribute(attributes, "r"), *style = xml_attribute(attributes, "s");
	int column = r->column + 1, row = r->row;

	if (ref && !place(&ref, &column, &row))
		return fail(r, "单元格的位置超出表格范围，文件可能已损坏");
	if (row != r->row || column <= r->column || column >= COLUMNS_MAX)
		return fail(r, "单元格的顺序错乱，文件可能已损坏");
	r->column = column;
	while (r->count <= (size_t)column) {
		r->offsets[r->count] = 0;
		r->cells[r->count++] = (struct cell){ .text = "", .kind = CELL_EMPTY };
	}
	r->type = type_of(xml_attribute(attributes, "t"));
	r->style = style ? strtoul(style, NULL, 10) : 0;
	r->start = r->text.n;
	r->has_value = r->has_formula = r->too_long = false;
	return true;
}

static bool start_row(struct reading *r, const char **attributes)
{
	const char *number_text = xml_attribute(attributes, "r"), *hidden = xml_attribute(attributes, "hidden");
	long row = number_text ? strtol(number_text, NULL, 10) : r->row + 1;

	if (row <= r->row || row > ROWS_MAX)
		return fail(r, "行号错乱或超出表格范围，文件可能已损坏");
	r->row = (int)row;
	r->column = -1;
	r->count = 0;
	r->text.n = 0;
	if (hidden && (*hidden == '1' || *hidden == 't'))
		r->hidden++;
	return true;
}

/* The row's own text may have moved while it grew. */
static void settle(struct reading *r)
{
	for (size_t i = 0; i < r->count; i++)
		if (r->offsets[i])
			r->cells[i].text = r->text.s + r->offsets[i] - 1;
}

static bool filled(const struct reading *r)
{
	for (size_t i = 0; i < r->count; i++)
		if (r->cells[i].kind != CELL_EMPTY)
			return true;
	return false;
}

static bool finish_row(struct reading *r)
{
	struct record record = { .line = r->row, .blank_before = r->row - r->last_filled - 1, .cells = r->cells };
	bool any = filled(r);

	settle(r);
	if (r->merges.count)
		apply_merges(r);
	if (!any)
		return true;
	record.count = r->count;
	r->last_filled = r->row;
	return r->sink(r->user, &record) >= 0;
}

/* ---- events ----------------------------------------------------------------------------------------------------- */

static bool start(void *user, const char *name, const char **attributes)
{
	struct reading *r = user;

	if (!strcmp(name, "sheetData"))
		r->in_data = true;
	if (!r->in_data)
		return true;
	if (!strcmp(name, "c"))
		return start_cell(r, attributes);
	if (!strcmp(name, "row"))
		return start_row(r, attributes);
	if (!strcmp(name, "v")) {
		r->has_value = true;
		if (r->type != 'i')
			r->inside = VALUE;
	} else if (!strcmp(name, "f")) {
		r->has_formula = true;
	} else if (!strcmp(name, "rPh")) {
		r->phonetic++;
	} else if (!strcmp(name, "t") && r->type == 'i' && !r->phonetic) {
		r->inside = INLINE;
	}
	return true;
}

static bool end(void *user, const char *name)
{
	struct reading *r = user;

	if (!r->in_data)
		return true;
	if (!strcmp(name, "v") || !strcmp(name, "t"))
		r->inside = NOTHING;
	else if (!strcmp(name, "c") && r->count)
		finish_cell(r);
	else if (!strcmp(name, "row"))
		return finish_row(r);
	else if (!strcmp(name, "rPh"))
		r->phonetic--;
	else if (!strcmp(name, "sheetData"))
		r->in_data = false;
	return true;
}

static void text(void *user, const char *s, size_t n)
{
	struct reading *r = user;

	if (r->inside == NOTHING || r->too_long)
		return;
	if (r->text.n - r->start + n > XLSX_TEXT_MAX || !xlsx_text_add(&r->text, s, n, ROW_TEXT_MAX)) {
		r->too_long = true;
		r->text.n = r->start;
	}
}

static void release(struct reading *r)
{
	for (size_t i = 0; i < r->merges.count; i++)
		free(r->merges.items[i].text);
	free(r->merges.items);
	free(r->merges.open);
	free(r->cells);
	free(r->offsets);
	free(r->text.s);
	if (r->c_locale)
		freelocale(r->c_locale);
}

bool xlsx_sheet_read(const struct xlsx_book *book, long part, record_sink sink, void *user, int *hidden,
		     const char **why)
{
	static const struct xml_events events = { start, end, text };
	struct reading r = { .book = book, .sink = sink, .user = user, .column = -1 };
	bool good = false;

	r.cells = malloc(COLUMNS_MAX * sizeof *r.cells);
	r.offsets = malloc(COLUMNS_MAX * sizeof *r.offsets);
	r.c_locale = newlocale(LC_ALL_MASK, "C", NULL);
	*why = "内存不足";
	if (r.cells && r.offsets && r.c_locale && find_merges(&r, part, why)) {
		good = xml_part(book->package, part, &events, &r, why);
		if (good && r.why) {
			*why = r.why;
			good = false;
		}
	}
	*hidden = r.hidden;
	release(&r);
	return good;
}
