#include "pipeline/render/letter_line.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/render/letter_axis.h"

#define MM(n)   ((int32_t)((int64_t)(n)*2834646 / 1000))
#define SERIES  4
#define POINTS  200
#define STEPS   5
#define NONE    INT64_MIN /* an empty cell: no point */
#define GRID    850       /* gray of the lines behind */
#define LABELED 16        /* figures of a single series are written beside their points, up to so many */

enum kind { LINE, COLUMN, BAR };

struct chart {
	struct letter_sheet *sheet;
	enum kind kind;
	int32_t height;
	bool has_range;
	int64_t from, to; /* that the axis covers at least */
	const char *title, *names[SERIES], *labels[POINTS], *texts[SERIES][POINTS];
	int64_t figures[SERIES][POINTS];
	size_t series, points;
	struct letter_axis axis;
	struct letter_setting set;
	int32_t x, y, width, length; /* of the plot: its left top corner, how wide and how high it is */
};

/* Told apart on paper without colours. */
static const struct {
	uint16_t fill, line, stroke;
} SHADES[SERIES] = { { 350, 0, LETTER_LINE }, { 750, 450, LETTER_DASHED }, { 0, 650, LETTER_LINE }, { 900, 0, LETTER_DASHED } };

/* ---- what it shows ---- */

static int read_figure(struct chart *c, size_t series, const char *text, struct err *e)
{
	int64_t *to = &c->figures[series][c->points];

	c->texts[series][c->points] = text;
	*to = NONE;
	if (!*text || letter_axis_read(text, to))
		return 0;
	return err_set(e, ERR_CONFIG, _("chart: \"%s\" is no figure"), text);
}

static int read_rows(struct chart *c, const struct markdown_block *table, struct err *e)
{
	struct arena *a = c->sheet->arena;

	if (table->columns < 2 || table->columns > SERIES + 1)
		return err_set(e, ERR_CONFIG, _("chart: a column of labels and 1 to %d of figures are needed"), SERIES);
	c->series = table->columns - 1;
	for (size_t i = 0; i < c->series; i++)
		c->names[i] = markdown_words(a, table->rows->cells[i + 1]);
	for (const struct markdown_row *row = table->rows->next; row; row = row->next, c->points++) {
		if (c->points == POINTS)
			return err_set(e, ERR_CONFIG, _("chart: more than %d rows"), POINTS);
		c->labels[c->points] = markdown_words(a, row->cells[0]);
		for (size_t i = 0; i < c->series; i++)
			if (read_figure(c, i, markdown_words(a, row->cells[i + 1]), e) < 0)
				return -1;
	}
	return 0;
}

static int read_content(struct chart *c, const char *lines, struct err *e)
{
	struct markdown_block *b;

	if (markdown_read(c->sheet->arena, lines, &b, e) < 0)
		return -1;
	if (b && b->kind == MARKDOWN_PARAGRAPH) {
		c->title = markdown_words(c->sheet->arena, b->runs);
		b = b->next;
	}
	if (!b || b->kind != MARKDOWN_TABLE || b->next)
		return err_set(e, ERR_CONFIG, _("chart: a title, if any, and a table stand in it, and nothing else"));
	return read_rows(c, b, e);
}

static bool read_length(const char *word, long *out)
{
	char *end;

	*out = strtol(word, &end, 10);
	return end != word && *end == '\0' && *out >= 20 && *out <= 220;
}

/* KIND [HEIGHT] [FROM TO] */
static int read_words(struct chart *c, const char *const *words, struct err *e)
{
	static const char *const KINDS[] = { "line", "column", "bar", NULL };
	const char *kind = words[0] ? *words++ : "", *near;
	size_t i = 0;
	long mm = 60;

	while (KINDS[i] && strcmp(KINDS[i], kind))
		i++;
	if (!KINDS[i]) {
		near = text_nearest(kind, KINDS);
		return err_set(e, ERR_CONFIG, _("there is no chart \"%s\"; the nearest is %s"), kind,
			       near ? near : *KINDS);
	}
	c->kind = (enum kind)i;
	if (words[0] && !read_length(*words++, &mm))
		return err_set(e, ERR_CONFIG, _("chart: %s is no height in mm (20 to 220)"), words[-1]);
	c->height = MM(mm);
	if (!words[0])
		return 0;
	if (!words[1] || words[2] || !letter_axis_read(words[0], &c->from) || !letter_axis_read(words[1], &c->to) ||
	    c->from >= c->to)
		return err_set(e, ERR_CONFIG, _("chart: the axis goes from a figure to a larger one"));
	c->has_range = true;
	return 0;
}

/* From zero unless it was said otherwise, or figures lie below. */
static void find_axis(struct chart *c)
{
	int64_t least = c->has_range ? c->from : 0, most = c->has_range ? c->to : 0;

	for (size_t i = 0; i < c->series; i++)
		for (size_t k = 0; k < c->points; k++) {
			int64_t n = c->figures[i][k];

			if (n == NONE)
				continue;
			least = n < least ? n : least;
			most = n > most ? n : most;
		}
	c->axis = letter_axis(least, most, STEPS);
}

/* Where columns and bars stand. */
static int64_t base(const struct chart *c)
{
	return c->axis.from > 0 ? c->axis.from : c->axis.to < 0 ? c->axis.to : 0;
}

/* ---- words ---- */

static int32_t width_of(struct chart *c, const char *text)
{
	const struct markdown_run run = { .text = text };
	struct letter_words w = letter_words(c->sheet, &run, &c->set);

	return letter_line_width(&w);
}

/* In `width` from x on; `middle` is the height of the middle of its characters. */
static void write_at(struct chart *c, const char *text, int32_t x, int32_t width, int32_t middle,
		     enum letter_align align)
{
	const struct markdown_run run = { .text = text };
	struct letter_setting set = c->set;
	struct letter_words w = letter_words(c->sheet, &run, &set);

	set.x = x;
	set.width = width;
	set.align = align;
	letter_line_place(c->sheet, &w, 0, w.count, letter_line_width(&w), &set, 0, middle + set.size * 38 / 100);
}

static int32_t widest_label(struct chart *c)
{
	int32_t most = 0;

	for (size_t i = 0; i < c->points; i++) {
		int32_t w = width_of(c, c->labels[i]);

		most = w > most ? w : most;
	}
	return most;
}

/* ---- lines and boxes ---- */

static void draw(struct chart *c, int32_t x0, int32_t y0, int32_t x1, int32_t y1, uint32_t width, uint16_t stroke,
		 uint16_t gray)
{
	letter_strip_rule(c->sheet, (struct letter_rule){ x0, y0, x1, y1, width, stroke, gray });
}

static void draw_box(struct chart *c, int32_t x0, int32_t y0, int32_t x1, int32_t y1, uint16_t gray)
{
	draw(c, x0, y0, x1, y1, 0, LETTER_FILLED, gray);
	draw(c, x0, y0, x1, y0, 350, LETTER_LINE, 0);
	draw(c, x0, y1, x1, y1, 350, LETTER_LINE, 0);
	draw(c, x0, y0, x0, y1, 350, LETTER_LINE, 0);
	draw(c, x1, y0, x1, y1, 350, LETTER_LINE, 0);
}

/* A full square, an empty one, a cross, a bar: one for each series. */
static void draw_mark(struct chart *c, size_t series, int32_t x, int32_t y)
{
	const int32_t r = 1700;

	switch (series) {
	case 0:
		draw(c, x - r, y - r, x + r, y + r, 0, LETTER_FILLED, SHADES[0].line);
		break;
	case 1:
		draw_box(c, x - r, y - r, x + r, y + r, 1000);
		break;
	case 2:
		draw(c, x - r, y - r, x + r, y + r, 900, LETTER_LINE, SHADES[2].line);
		draw(c, x - r, y + r, x + r, y - r, 900, LETTER_LINE, SHADES[2].line);
		break;
	default:
		draw(c, x, y - r, x, y + r, 1200, LETTER_LINE, SHADES[3].line);
	}
}

static void draw_sample(struct chart *c, size_t series, int32_t x, int32_t y)
{
	int32_t size = c->set.size;

	if (c->kind != LINE) {
		draw_box(c, x + size / 2, y - size / 3, x + size * 3 / 2, y + size / 3, SHADES[series].fill);
		return;
	}
	draw(c, x, y, x + size * 2, y, 1100, SHADES[series].stroke, SHADES[series].line);
	draw_mark(c, series, x + size, y);
}

/* ---- around the plot ---- */

/* The title on the left, the series on the right, or below it when they have no room beside. */
static void add_head(struct chart *c, int32_t left, int32_t right)
{
	int32_t size = c->set.size, row = size * 17 / 10, y = row / 2, title = 0, x = right;

	if (c->title && *c->title) {
		c->set.role = FONT_HEADING;
		title = width_of(c, c->title) + 2 * size;
		write_at(c, c->title, left, right - left, y, LETTER_LEFT);
		c->set.role = FONT_BODY;
	}
	c->y = title ? row : size / 2;
	if (c->series < 2)
		return;
	for (size_t i = 0; i < c->series; i++)
		x -= width_of(c, c->names[i]) + size * 7 / 2;
	if (x < left + title)
		y = title ? y + row : y;
	x = x < left ? left : x;
	for (size_t i = 0; i < c->series; i++) {
		draw_sample(c, i, x, y);
		x += size * 5 / 2;
		write_at(c, c->names[i], x, right - x, y, LETTER_LEFT);
		x += width_of(c, c->names[i]) + size;
	}
	c->y = y + row / 2;
}

static int32_t widest_tick(struct chart *c)
{
	int32_t most = 0;

	for (int64_t n = c->axis.from; n <= c->axis.to; n += c->axis.step) {
		int32_t w = width_of(c, letter_axis_text(c->sheet->arena, &c->axis, n));

		most = w > most ? w : most;
	}
	return most;
}

static int32_t height_at(const struct chart *c, int64_t figure)
{
	return c->y + c->length - letter_axis_place(&c->axis, figure, c->length);
}

static void add_grid(struct chart *c, int32_t left)
{
	for (int64_t n = c->axis.from; n <= c->axis.to; n += c->axis.step) {
		int32_t y = height_at(c, n);

		draw(c, c->x, y, c->x + c->width, y, n == base(c) ? 600 : 300, LETTER_LINE,
		     n == base(c) ? 0 : GRID);
		write_at(c, letter_axis_text(c->sheet->arena, &c->axis, n), left, c->x - left - c->set.size / 2, y,
			 LETTER_RIGHT);
	}
	draw(c, c->x, c->y, c->x, c->y + c->length, 600, LETTER_LINE, 0);
}

static int32_t slot(const struct chart *c, size_t i)
{
	return (int32_t)((int64_t)c->width * (int64_t)i / (int64_t)(c->points ? c->points : 1));
}

/* As many labels below the columns as have room. */
static void add_labels(struct chart *c)
{
	int32_t room = slot(c, 1), wide = widest_label(c) + c->set.size / 2;
	size_t every = room > 0 ? (size_t)(wide / room) + 1 : 1;

	for (size_t i = 0; i < c->points; i += every)
		write_at(c, c->labels[i], c->x + slot(c, i) + room / 2 - wide, 2 * wide,
			 c->y + c->length + c->set.size, LETTER_CENTER);
}

static void write_figures(struct chart *c)
{
	if (c->series > 1 || c->points > LABELED)
		return;
	for (size_t i = 0; i < c->points; i++)
		if (c->figures[0][i] != NONE && width_of(c, c->texts[0][i]) < slot(c, 1))
			write_at(c, c->texts[0][i], c->x + slot(c, i), slot(c, 1),
				 height_at(c, c->figures[0][i]) - c->set.size * 8 / 10, LETTER_CENTER);
}

/* ---- the plot ---- */

static void add_lines(struct chart *c, size_t series)
{
	int32_t half = slot(c, 1) / 2;

	for (size_t i = 0; i + 1 < c->points; i++) {
		int64_t a = c->figures[series][i], b = c->figures[series][i + 1];

		if (a != NONE && b != NONE)
			draw(c, c->x + slot(c, i) + half, height_at(c, a), c->x + slot(c, i + 1) + half,
			     height_at(c, b), 1100, SHADES[series].stroke, SHADES[series].line);
	}
	for (size_t i = 0; i < c->points; i++)
		if (c->figures[series][i] != NONE)
			draw_mark(c, series, c->x + slot(c, i) + half, height_at(c, c->figures[series][i]));
}

static void add_columns(struct chart *c, size_t series)
{
	int32_t group = slot(c, 1) * 7 / 10, most = MM(14) * (int32_t)c->series, each, gap, zero = height_at(c, base(c));

	group = group > most ? most : group;
	each = group / (int32_t)c->series;
	gap = (slot(c, 1) - group) / 2 + each * (int32_t)series;
	for (size_t i = 0; i < c->points; i++) {
		int64_t n = c->figures[series][i];
		int32_t x = c->x + slot(c, i) + gap, y = n == NONE ? zero : height_at(c, n);

		if (y != zero)
			draw_box(c, x, y < zero ? y : zero, x + each, y < zero ? zero : y, SHADES[series].fill);
	}
}

static void add_upright(struct chart *c, int32_t left, int32_t right)
{
	int32_t size = c->set.size;

	add_head(c, left, right);
	c->y += size;
	c->x = left + widest_tick(c) + size / 2;
	c->width = right - c->x;
	c->length = c->height - c->y - 2 * size;
	add_grid(c, left);
	for (size_t i = 0; i < c->series; i++) {
		if (c->kind == LINE)
			add_lines(c, i);
		else
			add_columns(c, i);
	}
	add_labels(c);
	write_figures(c);
}

/* ---- bars ---- */

static int32_t across(const struct chart *c, int64_t figure)
{
	return c->x + letter_axis_place(&c->axis, figure, c->width);
}

static void add_bar_grid(struct chart *c)
{
	for (int64_t n = c->axis.from; n <= c->axis.to; n += c->axis.step) {
		int32_t x = across(c, n), wide = c->width;

		draw(c, x, c->y, x, c->y + c->length, n == base(c) ? 600 : 300, LETTER_LINE,
		     n == base(c) ? 0 : GRID);
		write_at(c, letter_axis_text(c->sheet->arena, &c->axis, n), x - wide, 2 * wide,
			 c->y + c->length + c->set.size, LETTER_CENTER);
	}
}

/* Its label on the left in as many lines as fit into the row. */
static void add_bar_label(struct chart *c, const char *text, int32_t left, int32_t y, int32_t row)
{
	const struct markdown_run run = { .text = text };
	struct letter_setting set = c->set;
	struct letter_words w = letter_words(c->sheet, &run, &set);
	int32_t lines = 0, most = row / set.leading > 0 ? row / set.leading : 1, natural;

	set.x = left;
	set.width = c->x - left - set.size / 2;
	set.align = LETTER_RIGHT;
	for (size_t at = 0; at < w.count && lines < most; lines++)
		at = letter_line_next(&w, letter_line_end(&w, at, set.width, &natural));
	y += (row - lines * set.leading) / 2;
	for (size_t at = 0; at < w.count && lines; lines--, y += set.leading) {
		size_t end = letter_line_end(&w, at, set.width, &natural);

		letter_line_place(c->sheet, &w, at, end, natural, &set, 0, y + letter_line_baseline(&set));
		at = letter_line_next(&w, end);
	}
}

static void add_bar(struct chart *c, size_t i, int32_t y, int32_t row)
{
	int32_t each = row * 7 / 10 / (int32_t)c->series, at = y + (row - each * (int32_t)c->series) / 2;

	for (size_t k = 0; k < c->series; k++, at += each) {
		int64_t n = c->figures[k][i];
		int32_t from = across(c, base(c)), to = n == NONE ? from : across(c, n);

		if (to != from)
			draw_box(c, from < to ? from : to, at, from < to ? to : from, at + each, SHADES[k].fill);
		if (n != NONE)
			write_at(c, c->texts[k][i], (from < to ? to : from) + c->set.size / 3, c->width, at + each / 2,
				 LETTER_LEFT);
	}
}

static void add_bars(struct chart *c, int32_t left, int32_t right)
{
	int32_t size = c->set.size, labels = widest_label(c), most = (right - left) * 2 / 5, figure = 0, row;

	for (size_t k = 0; k < c->series; k++)
		for (size_t i = 0; i < c->points; i++) {
			int32_t w = width_of(c, c->texts[k][i]);

			figure = w > figure ? w : figure;
		}
	add_head(c, left, right);
	c->x = left + (labels < most ? labels : most) + size / 2;
	c->width = right - figure - size - c->x;
	c->length = c->height - c->y - 2 * size;
	add_bar_grid(c);
	row = c->points ? c->length / (int32_t)c->points : c->length;
	for (size_t i = 0; i < c->points; i++) {
		add_bar_label(c, c->labels[i], left, c->y + row * (int32_t)i, row);
		add_bar(c, i, c->y + row * (int32_t)i, row);
	}
}

/* ---- the block ---- */

int letter_chart(struct letter_sheet *s, const char *const *words, const char *lines, struct err *e)
{
	struct chart *c = arena_alloc(s->arena, sizeof *c);
	int32_t left = s->style->left, right = s->style->width - s->style->right;

	c->sheet = s;
	c->set = (struct letter_setting){ .size = s->style->small, .leading = s->style->small * 13 / 10 };
	if (read_words(c, words, e) < 0 || read_content(c, lines, e) < 0)
		return -1;
	find_axis(c);
	letter_strip_clear(s);
	s->gap = s->strip_count ? c->set.size / 2 : 0;
	letter_strip(s, c->height);
	if (c->kind == BAR)
		add_bars(c, left, right);
	else
		add_upright(c, left, right);
	s->gap = c->set.size / 2;
	return 0;
}
