#include "pipeline/render/letter_line.h"

#include <string.h>

#define PAD        3600 /* beside the words of a cell */
#define PAD_ABOVE  1800 /* and above and below them */
#define FORM_ABOVE 3600 /* a form is filled in by hand */
#define LINE       450
#define GRAY_HEAD  920
#define COLUMNS    64

struct grid {
	const struct markdown_block *table;
	int32_t x[COLUMNS + 1]; /* of the columns' edges */
	struct letter_setting set;
	bool form;
	uint32_t heading, number, row;
};

/* ---- columns ---- */

static int32_t share(int32_t total, int64_t part, int64_t whole)
{
	return (int32_t)((int64_t)total * part / whole);
}

/* How wide each column would like to be; no more than half of the line. */
static void find_wishes(struct letter_sheet *s, const struct grid *g, int32_t width, int32_t wish[COLUMNS])
{
	for (size_t i = 0; i < g->table->columns; i++) {
		wish[i] = g->set.size;
		for (const struct markdown_row *row = g->table->rows; row; row = row->next) {
			struct letter_words w = letter_words(s, row->cells[i], &g->set);
			int32_t want = letter_line_width(&w);

			wish[i] = want > wish[i] ? want : wish[i];
		}
		wish[i] += 2 * PAD;
		wish[i] = wish[i] > width / 2 ? width / 2 : wish[i];
	}
}

static int set_columns(struct letter_sheet *s, struct grid *g, struct err *e)
{
	int32_t width = s->style->width - s->style->left - s->style->right, wish[COLUMNS];
	int64_t total = 0, sum = 0;

	if (g->table->columns > COLUMNS || (s->table_width_count && s->table_width_count != g->table->columns))
		return err_set(e, ERR_CONFIG, _("table %s: %zu widths for %zu columns"),
			       s->table_name ? s->table_name : "", s->table_width_count, g->table->columns);
	if (s->table_width_count)
		memcpy(wish, s->table_widths, g->table->columns * sizeof *wish);
	else
		find_wishes(s, g, width, wish);
	for (size_t i = 0; i < g->table->columns; i++)
		total += wish[i];
	g->x[0] = s->style->left;
	for (size_t i = 0; i < g->table->columns; i++) {
		sum += wish[i];
		g->x[i + 1] = s->style->left + share(width, sum, total ? total : 1);
	}
	return 0;
}

/* ---- rows ---- */

static void draw_row(struct letter_sheet *s, const struct grid *g, int32_t height, bool shaded)
{
	size_t n = g->table->columns;
	const struct letter_rule line = { .width = LINE, .stroke = LETTER_LINE };

	if (shaded)
		letter_strip_rule(s, (struct letter_rule){ g->x[0], 0, g->x[n], height, 0, LETTER_FILLED, GRAY_HEAD });
	for (size_t i = 0; i <= n; i++) {
		struct letter_rule edge = line;

		edge.x0 = edge.x1 = g->x[i];
		edge.y1 = height;
		letter_strip_rule(s, edge);
	}
	for (int i = 0; i < 2; i++) {
		struct letter_rule edge = line;

		edge.x0 = g->x[0];
		edge.x1 = g->x[n];
		edge.y0 = edge.y1 = i ? height : 0;
		letter_strip_rule(s, edge);
	}
}

static struct letter_setting cell_setting(const struct grid *g, size_t column, bool heading)
{
	static const enum letter_align align[] = {
		[MARKDOWN_LEFT] = LETTER_LEFT, [MARKDOWN_CENTER] = LETTER_CENTER, [MARKDOWN_RIGHT] = LETTER_RIGHT
	};
	struct letter_setting set = g->set;

	set.x = g->x[column] + PAD;
	set.width = g->x[column + 1] - g->x[column] - 2 * PAD;
	set.align = heading ? LETTER_CENTER : align[g->table->align[column]];
	return set;
}

static size_t count_lines(const struct letter_words *w, int32_t width)
{
	size_t n = 0;
	int32_t natural;

	for (size_t at = 0; at < w->count; n++)
		at = letter_line_next(w, letter_line_end(w, at, width, &natural));
	return n ? n : 1;
}

static void begin_cell(struct letter_sheet *s, const struct grid *g, size_t column)
{
	s->cells = arena_grow(s->arena, s->cells, s->cell_count, &s->cell_room, sizeof *s->cells);
	s->cells[s->cell_count++] = (struct letter_cell){ g->number, g->row, (uint32_t)column };
	s->cell = (uint32_t)s->cell_count;
}

/* Words stand in the middle of their row. */
static void place_cell(struct letter_sheet *s, const struct letter_words *w, const struct letter_setting *set,
		       int32_t height, size_t lines)
{
	int32_t y = (height - (int32_t)lines * set->leading) / 2, natural;

	for (size_t at = 0; at < w->count; y += set->leading) {
		size_t end = letter_line_end(w, at, set->width, &natural);

		letter_line_place(s, w, at, end, natural, set, 0, y + letter_line_baseline(set));
		at = letter_line_next(w, end);
	}
}

static void add_row(struct letter_sheet *s, struct grid *g, const struct markdown_row *row)
{
	struct letter_words words[COLUMNS];
	size_t lines[COLUMNS], most = 1;
	bool heading = !g->row && !g->form;
	int32_t pad = (g->form ? FORM_ABOVE : PAD_ABOVE) * s->closeness / 1000, height;

	for (size_t i = 0; i < g->table->columns; i++) {
		struct letter_setting set = cell_setting(g, i, heading);

		words[i] = letter_words(s, row->cells[i], &set);
		lines[i] = count_lines(&words[i], set.width);
		most = lines[i] > most ? lines[i] : most;
	}
	height = (int32_t)most * g->set.leading + 2 * pad;
	letter_strip(s, height);
	draw_row(s, g, height, heading);
	for (size_t i = 0; i < g->table->columns; i++) {
		struct letter_setting set = cell_setting(g, i, heading);

		begin_cell(s, g, i);
		place_cell(s, &words[i], &set, height, lines[i]);
	}
	s->cell = 0;
}

/* ---- the table ---- */

static void forget_fence(struct letter_sheet *s)
{
	s->table_name = NULL;
	s->table_width_count = 0;
	s->table_is_form = false;
}

static void begin_table(struct letter_sheet *s, struct grid *g)
{
	s->tables = arena_grow(s->arena, s->tables, s->table_count, &s->table_room, sizeof *s->tables);
	s->tables[s->table_count++] = s->table_name ? s->table_name : "";
	g->number = (uint32_t)s->table_count;
	g->form = s->table_is_form;
	g->set.size = s->style->table;
	g->set.leading = s->style->table * 145 / 100 * s->closeness / 1000;
	letter_strip_clear(s);
	s->gap = s->style->size * 35 / 100;
}

/* The heading stays with the first row and the last row with the one before it; a form stays whole. */
static void keep_together(struct letter_sheet *s, const struct grid *g, size_t first)
{
	size_t last = s->strip_count - 1;

	for (size_t i = first; i < last; i++) {
		s->strips[i].keeps_next = g->form || i == first || i + 1 == last;
		s->strips[i + 1].heading = g->form ? LETTER_NO_STRIP : (uint32_t)first;
	}
}

int letter_table(struct letter_sheet *s, const struct markdown_block *b, struct err *e)
{
	struct grid g = { .table = b };
	size_t first;

	begin_table(s, &g);
	if (set_columns(s, &g, e) < 0)
		return -1;
	first = s->strip_count;
	for (const struct markdown_row *row = b->rows; row; row = row->next) {
		add_row(s, &g, row);
		g.row++;
	}
	keep_together(s, &g, first);
	forget_fence(s);
	s->gap = s->style->size * 50 / 100;
	return 0;
}
