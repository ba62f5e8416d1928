#include "pipeline/render/letter_line.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/text.h"

#define MM(n) ((int32_t)((int64_t)(n)*2834646 / 1000))

/* ---- settings ---- */

static struct letter_setting plain(const struct letter_sheet *s)
{
	return (struct letter_setting){ .x = s->style->left,
					.width = s->style->width - s->style->left - s->style->right,
					.size = s->style->size,
					.leading = (int32_t)((int64_t)s->style->size * s->style->leading / 1000 *
							     s->closeness / 1000),
					.align = LETTER_JUSTIFIED };
}

static struct letter_setting in_small(const struct letter_sheet *s)
{
	struct letter_setting set = plain(s);

	set.size = s->style->small;
	set.leading = s->style->small * 155 / 100;
	return set;
}

/* ---- text ---- */

static void add_paragraph(struct letter_sheet *s, const struct markdown_block *b)
{
	struct letter_setting set = plain(s);

	set.first = 2 * set.size;
	letter_paragraph(s, b->runs, &set);
}

static void add_heading(struct letter_sheet *s, const struct markdown_block *b)
{
	struct letter_setting set = plain(s);

	letter_strip_clear(s);
	set.role = FONT_HEADING;
	set.size = b->level == 1 ? s->style->title : s->style->heading;
	set.leading = set.size * 150 / 100;
	set.align = b->level == 1 ? LETTER_CENTER : LETTER_LEFT;
	s->gap = s->strip_count ? set.size * 35 / 100 : 0;
	letter_paragraph(s, b->runs, &set);
	if (s->strip_count)
		s->strips[s->strip_count - 1].keeps_next = true;
	s->gap = b->level == 1 ? set.size * 30 / 100 : 0;
}

/* The number stands two characters in; the lines below stand under the words. */
static void add_item(struct letter_sheet *s, const struct markdown_block *b)
{
	struct letter_setting set = plain(s);
	struct markdown_run marker = { .text = b->marker };
	int32_t hang = set.size * 3 / 2;

	set.marker = &marker;
	set.marker_x = set.x + 2 * set.size * b->level;
	set.width -= set.marker_x + hang - set.x;
	set.x = set.marker_x + hang;
	letter_paragraph(s, b->runs, &set);
}

static void add_line(struct letter_sheet *s, uint16_t stroke)
{
	const struct letter_style *style = s->style;

	letter_strip_clear(s);
	letter_strip(s, style->size);
	letter_strip_rule(s, (struct letter_rule){ style->left, style->size / 2, style->width - style->right,
						   style->size / 2, 500, stroke, 0 });
}

/* ---- fences ---- */

struct fence {
	const char *name, *const *words; /* what follows the name */
	const char *lines;
};

static const char *next_line(struct arena *a, const char **lines)
{
	size_t n = strcspn(*lines, "\n");
	const char *line = arena_strndup(a, *lines, n);

	*lines += n + ((*lines)[n] == '\n');
	return line;
}

static bool blank(const char *line)
{
	return line[strspn(line, " \t\r")] == '\0';
}

static int add_lines(struct letter_sheet *s, const char *lines, const struct letter_setting *set, struct err *e)
{
	while (*lines) {
		const char *line = next_line(s->arena, &lines);
		struct markdown_run *runs = blank(line) ? NULL : markdown_line(s->arena, line, e);

		if (runs)
			letter_paragraph(s, runs, set);
	}
	return 0;
}

static int fence_flush(struct letter_sheet *s, const struct fence *f, struct err *e)
{
	struct letter_setting set = plain(s);

	return add_lines(s, f->lines, &set, e);
}

static int fence_right(struct letter_sheet *s, const struct fence *f, struct err *e)
{
	struct letter_setting set = plain(s);

	set.align = LETTER_RIGHT;
	return add_lines(s, f->lines, &set, e);
}

static int fence_center(struct letter_sheet *s, const struct fence *f, struct err *e)
{
	struct letter_setting set = plain(s);

	set.align = LETTER_CENTER;
	return add_lines(s, f->lines, &set, e);
}

static int fence_small(struct letter_sheet *s, const struct fence *f, struct err *e)
{
	struct letter_setting set = in_small(s);

	letter_strip_clear(s);
	return add_lines(s, f->lines, &set, e);
}

static int fence_page(struct letter_sheet *s, const struct fence *f, struct err *e)
{
	(void)f;
	(void)e;
	letter_strip_clear(s);
	letter_strip(s, 0)->begins_page = true;
	return 0;
}

static int32_t length(const struct fence *f, size_t i, int32_t otherwise)
{
	long n = f->words[i] ? strtol(f->words[i], NULL, 10) : 0;

	return n > 0 && n < 250 ? MM(n) : otherwise;
}

static int fence_space(struct letter_sheet *s, const struct fence *f, struct err *e)
{
	(void)e;
	letter_strip_clear(s);
	s->gap = length(f, 0, MM(5));
	return 0;
}

static int fence_seal(struct letter_sheet *s, const struct fence *f, struct err *e)
{
	(void)e;
	s->seal = length(f, 0, MM(40));
	s->sealed = s->picture && f->lines[strspn(f->lines, " \t\r\n")];
	return 0;
}

static size_t widest(struct letter_sheet *s, const char *lines, const struct letter_setting *set, int32_t *width,
		     struct err *e)
{
	size_t n = 0;

	*width = 0;
	while (*lines) {
		const char *line = next_line(s->arena, &lines);
		struct letter_words w;
		int32_t wide;

		if (blank(line))
			continue;
		w = letter_words(s, markdown_line(s->arena, line, e), set);
		wide = letter_line_width(&w);
		*width = wide > *width ? wide : *width;
		n++;
	}
	return n;
}

/* As high as its room, or as wide where it is wider than high; in the middle of `lines` of type from the current strip down. */
static void press_seal(struct letter_sheet *s, int32_t middle, int32_t lines)
{
	int64_t room = s->seal, across = s->picture->width, down = s->picture->height, most = across > down ? across : down;
	int32_t width = (int32_t)(room * across / most), height = (int32_t)(room * down / most);

	letter_strip_rule(s, (struct letter_rule){ .x0 = middle - width / 2, .y0 = (lines - height) / 2, .x1 = middle - width / 2 + width,
						   .y1 = (lines - height) / 2 + height, .stroke = LETTER_PICTURE });
}

/* Lines centred under each other at the right, two characters in, in the middle of the room that a seal needs. The
 * letter's last lines go with them: a signature never stands on a page of its own. */
static int fence_sign(struct letter_sheet *s, const struct fence *f, struct err *e)
{
	struct letter_setting set = plain(s);
	int32_t width, all, full = set.width;
	size_t n, before;

	letter_strip_clear(s);
	before = s->strip_count;
	set.align = LETTER_CENTER;
	n = widest(s, f->lines, &set, &width, e);
	width = width > full ? full : width;
	set.x += full - width - (width + 2 * set.size <= full ? 2 * set.size : 0);
	set.width = width;
	all = (int32_t)n * set.leading;
	s->gap = s->seal > all ? (s->seal - all) / 2 : set.size;
	if (s->sealed) {
		letter_strip(s, 0);
		press_seal(s, set.x + width / 2, all);
	}
	add_lines(s, f->lines, &set, e);
	if (s->sealed && s->seal > all) /* nothing that follows comes into the picture */
		letter_strip(s, (s->seal - all) / 2);
	s->gap = s->seal > all && !s->sealed ? (s->seal - all) / 4 : 0;
	for (size_t i = before >= 2 ? before - 2 : 0; i + 1 < s->strip_count; i++)
		s->strips[i].keeps_next = true;
	s->seal = 0;
	s->sealed = false;
	return 0;
}

/* Stands at the right of the paragraphs that follow. */
static int fence_qr(struct letter_sheet *s, const struct fence *f, struct err *e)
{
	struct letter_setting set = in_small(s);
	const char *lines = f->lines, *text = "";
	int32_t size = length(f, 0, MM(26)), x = s->style->width - s->style->right - size, y = size;

	letter_strip_clear(s);
	while (*lines && blank(text))
		text = next_line(s->arena, &lines);
	letter_strip(s, 0)->keeps_next = true;
	if (letter_qr(s, markdown_words(s->arena, markdown_line(s->arena, text, e)), x, 0, size, e) < 0)
		return -1;
	set.x = x - set.size;
	set.width = size + 2 * set.size;
	set.align = LETTER_CENTER;
	while (*lines) {
		const char *line = next_line(s->arena, &lines);
		struct letter_words w = letter_words(s, blank(line) ? NULL : markdown_line(s->arena, line, e), &set);
		int32_t wide = letter_line_width(&w);

		letter_line_place(s, &w, 0, w.count, wide, &set, 0, y + letter_line_baseline(&set));
		y += w.count ? set.leading : 0;
	}
	s->beside = y;
	s->beside_width = size + 2 * set.size;
	return 0;
}

static int fence_table(struct letter_sheet *s, const struct fence *f, struct err *e)
{
	size_t i = 0;

	s->table_width_count = 0;
	s->table_name = f->words[0] ? f->words[i++] : "";
	if (f->words[i] && !strcmp(f->words[i], "form")) {
		s->table_is_form = true;
		i++;
	}
	for (; f->words[i] && s->table_width_count < 64; i++) {
		char *end;
		long w = strtol(f->words[i], &end, 10);

		if (*end || w <= 0 || w > 10000)
			return err_set(e, ERR_CONFIG, _("table %s: %s is no width"), s->table_name, f->words[i]);
		s->table_widths[s->table_width_count++] = (int32_t)w;
	}
	return 0;
}

static int fence_chart(struct letter_sheet *s, const struct fence *f, struct err *e)
{
	return letter_chart(s, f->words, f->lines, e);
}

static int add_kept(struct letter_sheet *s, const struct fence *f, struct err *e)
{
	struct markdown_block *first;
	size_t from = s->strip_count;

	if (markdown_read(s->arena, f->lines, &first, e) < 0 || letter_blocks(s, first, e) < 0)
		return -1;
	letter_strip_clear(s);
	for (; from + 1 < s->strip_count; from++)
		s->strips[from].keeps_next = true;
	return 0;
}

/* Cut along the dashed line; what is below it stays whole. */
static int fence_slip(struct letter_sheet *s, const struct fence *f, struct err *e)
{
	size_t cut;

	s->gap = s->style->size / 2;
	cut = s->strip_count + (s->beside > 0);
	add_line(s, LETTER_DASHED);
	s->strips[cut].keeps_next = s->strips[cut].cuts = true;
	return add_kept(s, f, e);
}

/* A framed word at the page's upper right. */
static int fence_mark(struct letter_sheet *s, const struct fence *f, struct err *e)
{
	struct letter_setting set = plain(s);
	const char *lines = f->lines, *line = *lines ? next_line(s->arena, &lines) : "";
	struct markdown_run *runs = blank(line) ? NULL : markdown_line(s->arena, line, e);
	int32_t right = s->style->width - s->style->right, wide, high, line_of[4][4];
	struct letter_words w;

	set.role = FONT_HEADING;
	set.align = LETTER_LEFT;
	w = letter_words(s, runs, &set);
	if (!w.count)
		return 0;
	wide = letter_line_width(&w);
	high = set.size * 160 / 100;
	letter_strip(s, 0)->keeps_next = true;
	set.x = right - wide - set.size / 2;
	letter_line_place(s, &w, 0, w.count, wide, &set, 0, high / 2 + set.size * 38 / 100);
	memcpy(line_of,
	       (int32_t[4][4]){ { right - wide - set.size, 0, right, 0 },
				{ right - wide - set.size, high, right, high },
				{ right - wide - set.size, 0, right - wide - set.size, high },
				{ right, 0, right, high } },
	       sizeof line_of);
	for (int i = 0; i < 4; i++)
		letter_strip_rule(s, (struct letter_rule){ line_of[i][0], line_of[i][1], line_of[i][2], line_of[i][3],
							   900, LETTER_LINE, 0 });
	return 0;
}

static const struct {
	const char *name;
	int (*add)(struct letter_sheet *s, const struct fence *f, struct err *e);
} FENCES[] = { { "flush", fence_flush }, { "right", fence_right }, { "center", fence_center }, { "small", fence_small },
	       { "page", fence_page },   { "space", fence_space }, { "seal", fence_seal },     { "sign", fence_sign },
	       { "qr", fence_qr },       { "table", fence_table }, { "keep", add_kept },       { "slip", fence_slip },
	       { "mark", fence_mark },   { "chart", fence_chart } };

#define FENCE_COUNT (sizeof FENCES / sizeof *FENCES)

static const char *const *split(struct arena *a, const char *text)
{
	const char **words = arena_array(a, strlen(text) + 2, sizeof *words);
	size_t n = 0;

	while (*(text += strspn(text, " \t"))) {
		size_t length = strcspn(text, " \t");

		words[n++] = arena_strndup(a, text, length);
		text += length;
	}
	return words;
}

static int add_fence(struct letter_sheet *s, const struct markdown_block *b, struct err *e)
{
	const char *const *words = split(s->arena, b->name), *names[FENCE_COUNT + 1] = { NULL }, *near;
	struct fence f = { .name = words[0] ? words[0] : "", .words = words + (words[0] != NULL), .lines = b->lines };

	for (size_t i = 0; i < FENCE_COUNT; i++) {
		names[i] = FENCES[i].name;
		if (!strcmp(FENCES[i].name, f.name))
			return FENCES[i].add(s, &f, e);
	}
	near = text_nearest(f.name, names);
	return err_set(e, ERR_CONFIG, _("there is no fenced block named \"%s\"; the nearest is %s"), f.name,
		       near ? near : "flush");
}

/* ---- blocks ---- */

int letter_block(struct letter_sheet *s, const struct markdown_block *b, struct err *e)
{
	switch (b->kind) {
	case MARKDOWN_PARAGRAPH:
		add_paragraph(s, b);
		return 0;
	case MARKDOWN_HEADING:
		add_heading(s, b);
		return 0;
	case MARKDOWN_ITEM:
		add_item(s, b);
		return 0;
	case MARKDOWN_TABLE:
		return letter_table(s, b, e);
	case MARKDOWN_FENCE:
		return add_fence(s, b, e);
	case MARKDOWN_RULE:
		add_line(s, LETTER_LINE);
		return 0;
	}
	return 0;
}

int letter_blocks(struct letter_sheet *s, const struct markdown_block *first, struct err *e)
{
	for (; first; first = first->next)
		if (letter_block(s, first, e) < 0)
			return -1;
	return 0;
}
