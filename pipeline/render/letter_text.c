#include "pipeline/render/letter_text.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/buf.h"

/* ---- words of a page ---- */

static int by_place(const void *a, const void *b)
{
	const struct letter_place *x = a, *y = b;

	if (x->y != y->y)
		return x->y < y->y ? -1 : 1;
	if (x->x != y->x)
		return x->x < y->x ? -1 : 1;
	return x->first < y->first ? -1 : x->first > y->first;
}

static int32_t add_words(struct buf *b, struct font_set *fonts, const struct letter *l, const struct letter_place *p)
{
	int32_t x = p->x;

	for (uint32_t i = 0; i < p->count; i++) {
		const struct font_char *c = font_at(fonts, l->chars[p->first + i]);

		buf_utf8(b, c->codepoint);
		x += (int32_t)((int64_t)c->advance * p->size / 1000) + p->spacing;
	}
	return x;
}

static void add_page(struct buf *b, struct arena *a, struct font_set *fonts, const struct letter *l,
		     const struct letter_page *page)
{
	struct letter_place *sorted = arena_array(a, page->places + 1, sizeof *sorted);
	int32_t end = 0;

	if (page->places) {
		memcpy(sorted, l->places + page->place, page->places * sizeof *sorted);
		qsort(sorted, page->places, sizeof *sorted, by_place);
	}
	for (uint32_t i = 0; i < page->places; i++) {
		bool same = i && sorted[i].y == sorted[i - 1].y;

		if (i && !same)
			buf_byte(b, '\n');
		else if (same && sorted[i].x > end + (int32_t)sorted[i].size / 2)
			buf_text(b, "  ");
		end = add_words(b, fonts, l, &sorted[i]);
	}
	buf_text(b, "\n\f");
}

const char *letter_text(struct arena *a, struct font_set *fonts, const struct letter *l)
{
	struct buf b;

	buf_init(&b, a);
	for (size_t i = 0; i < l->page_count; i++)
		add_page(&b, a, fonts, l, &l->pages[i]);
	return b.data;
}

const char *letter_text_cell(struct arena *a, struct font_set *fonts, const struct letter *l, size_t cell)
{
	struct buf b;

	buf_init(&b, a);
	for (size_t i = 0; i < l->place_count; i++)
		if (l->places[i].cell == cell)
			add_words(&b, fonts, l, &l->places[i]);
	return b.data;
}

/* ---- sums ---- */

static bool headed(const char *heading, const char *column)
{
	size_t n = strlen(column);

	return !strncmp(heading, column, n) && (!heading[n] || heading[n] == '(' || !strncmp(heading + n, "（", 3));
}

static bool read_money(struct arena *a, const char *text, struct fen *out)
{
	char *clean = arena_strdup(a, text), *w = clean;

	for (const char *p = text; *p; p++)
		if (*p != ',' && *p != ' ')
			*w++ = *p;
	*w = '\0';
	w = !strncmp(clean, "¥", 2) ? clean + 2 : clean;
	return fen_parse(w, out);
}

struct reading {
	struct arena *arena;
	struct font_set *fonts;
	const struct letter *l;
	uint32_t table, column;
	bool found, is_total; /* is_total: the row being read begins with 合计 */
	struct fen sum, total;
	bool has_total;
};

static int read_cell(struct reading *r, size_t cell, struct err *e)
{
	const char *text = letter_text_cell(r->arena, r->fonts, r->l, cell);
	struct fen money;

	if (!read_money(r->arena, text, &money))
		return err_set(e, ERR_BUG, _("\"%s\" stands where money should"), text);
	if (r->is_total) {
		r->total = money;
		r->has_total = true;
		return 0;
	}
	return fen_add(&r->sum, money) ? 0 : err_set(e, ERR_BUG, _("a sum is too large"));
}

static int read_cells(struct reading *r, const char *column, struct err *e)
{
	for (size_t i = 1; i <= r->l->cell_count; i++) {
		const struct letter_cell *c = &r->l->cells[i - 1];

		if (c->table != r->table)
			continue;
		if (!c->row && !r->found && headed(letter_text_cell(r->arena, r->fonts, r->l, i), column)) {
			r->column = c->column;
			r->found = true;
		}
		if (c->row && !c->column)
			r->is_total = !strncmp(letter_text_cell(r->arena, r->fonts, r->l, i), "合计", strlen("合计"));
		if (c->row && r->found && c->column == r->column && read_cell(r, i, e) < 0)
			return -1;
	}
	return 0;
}

int letter_text_check(struct arena *a, struct font_set *fonts, const struct letter *l, const char *table,
		      const char *column, struct fen want, struct err *e)
{
	struct reading r = { .arena = a, .fonts = fonts, .l = l };
	char is[FEN_TEXT], should[FEN_TEXT];

	for (size_t i = 0; i < l->table_count; i++)
		if (!strcmp(l->tables[i], table))
			r.table = (uint32_t)i + 1;
	if (!r.table)
		return err_set(e, ERR_CONFIG, _("the letter has no table named %s"), table);
	if (read_cells(&r, column, e) < 0)
		return err_within(e, "%s.%s", table, column);
	if (!r.found)
		return err_set(e, ERR_CONFIG, _("the table %s has no column %s"), table, column);
	if (fen_cmp(r.sum, want) || (r.has_total && fen_cmp(r.total, want)))
		return err_set(e, ERR_BUG, _("%s.%s adds up to %s in the letter, and should be %s"), table, column,
			       fen_text(fen_cmp(r.sum, want) ? r.sum : r.total, is), fen_text(want, should));
	return 0;
}
