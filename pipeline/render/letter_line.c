#include "pipeline/render/letter_line.h"

#include <linebreak.h>
#include <string.h>

#include "pipeline/base/text.h"

/* A gap wider than this would be read as a space by programs that take text out of a PDF. */
#define STRETCH_MAX 92 /* thousandths of the size */

/* ---- kinds of characters ---- */

static bool one_of(uint32_t c, const char *set)
{
	const char *end = set + strlen(set);

	while (set < end)
		if (text_next(&set, end) == c)
			return true;
	return false;
}

static bool closes(uint32_t c)
{
	return c == 0xFF0C || c == 0x3002 || c == 0x3001 || c == 0xFF1B || c == 0xFF1A || c == 0xFF09 ||
	       (c >= 0x3008 && c <= 0x3015 && c % 2 && c != 0x3013); /* ，。、；：）》】」』〕〉 */
}

static bool opens(uint32_t c)
{
	return c == 0xFF08 || (c >= 0x3008 && c <= 0x3014 && !(c % 2) && c != 0x3012); /* （《【「『〔〈 */
}

static bool digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

static bool chinese(uint32_t c)
{
	return c >= 0x2E80 || c == 0x2014 || c == 0x2026 || c == 0x201C || c == 0x201D;
}

/* Beyond UAX #14: 2026年, 1,204.50元, 第31号, ——, …… stay in one line. */
static bool together(uint32_t a, uint32_t b)
{
	if ((digit(a) || a == '%' || a == '_') && one_of(b, "年月日时分元角号条款项个户平天次万亿期栋单室"))
		return true;
	if ((digit(b) || b == '_') && one_of(a, "第共约¥￥"))
		return true;
	return (a == 0x2014 && b == 0x2014) || (a == 0x2026 && b == 0x2026);
}

/* ---- words ---- */

static void note_missing(struct letter_sheet *s, uint32_t c, enum font_role role, int face)
{
	struct letter_missing *m = arena_alloc(s->arena, sizeof *m);

	*m = (struct letter_missing){ c, role, face, s->missing };
	s->missing = m;
}

/* Such characters have no picture of their own. */
static bool invisible(uint32_t c)
{
	return c < ' ' || c == 0x7F || c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
	       (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF ||
	       (c >= 0xE0100 && c <= 0xE01EF);
}

static uint32_t number_of(struct letter_sheet *s, enum font_role role, uint32_t c)
{
	uint32_t n = font_number(s->fonts, role, c == 0xA0 || c == 0x2002 ? ' ' : c);

	if (!n)
		note_missing(s, c, role, -1);
	else if (font_at(s->fonts, n)->face)
		note_missing(s, c, role, font_at(s->fonts, n)->face);
	return n;
}

static size_t longest(const struct markdown_run *runs)
{
	size_t n = 0;

	for (; runs; runs = runs->next)
		n += strlen(runs->text);
	return n;
}

static void add_run(struct letter_sheet *s, struct letter_words *w, const struct markdown_run *run,
		    const struct letter_setting *set)
{
	const char *p = run->text, *end = p + strlen(p);
	enum font_role role = run->strong && set->role == FONT_BODY ? FONT_STRONG : set->role;

	while (p < end) {
		struct letter_char c = { .codepoint = text_next(&p, end) };

		if (c.codepoint == '\n') {
			w->chars[w->count++] = c;
			continue;
		}
		if (invisible(c.codepoint) || !(c.number = number_of(s, role, c.codepoint)))
			continue;
		c.advance = (int32_t)((int64_t)font_at(s->fonts, c.number)->advance * set->size / 1000);
		w->chars[w->count++] = c;
	}
}

static void find_breaks(struct arena *a, struct letter_words *w)
{
	utf32_t *text = arena_array(a, w->count + 1, sizeof *text);
	char *breaks = arena_alloc(a, w->count + 1);
	static bool ready;

	if (!ready)
		init_linebreak();
	ready = true;
	for (size_t i = 0; i < w->count; i++)
		text[i] = w->chars[i].codepoint;
	set_linebreaks_utf32(text, w->count, "zh", breaks);
	for (size_t i = 0; i < w->count; i++) {
		bool kept = i + 1 < w->count && breaks[i] == LINEBREAK_ALLOWBREAK && together(text[i], text[i + 1]);

		w->chars[i].after = kept ? LINEBREAK_NOBREAK : breaks[i];
	}
}

/* The blank half of punctuation beside other punctuation goes, and the one at a line's end. */
static void squeeze(struct letter_words *w, int32_t size)
{
	for (size_t i = 0; i < w->count; i++) {
		struct letter_char *c = &w->chars[i];
		uint32_t next = i + 1 < w->count ? c[1].codepoint : 0;
		bool closing = closes(c->codepoint);

		c->stretches = next && next != '\n' &&
			       (chinese(c->codepoint) || chinese(next) || c->codepoint == ' ') &&
			       !(c->codepoint == 0x2014 && next == 0x2014);
		if (c->advance < size)
			continue;
		if ((closing && (closes(next) || opens(next))) || (opens(c->codepoint) && opens(next)))
			c->advance -= size / 2;
		else if (closing)
			c->half = size / 2;
	}
}

struct letter_words letter_words(struct letter_sheet *s, const struct markdown_run *runs,
				 const struct letter_setting *set)
{
	struct letter_words w = { .chars = arena_array(s->arena, longest(runs) + 1, sizeof *w.chars) };

	for (; runs; runs = runs->next)
		add_run(s, &w, runs, set);
	find_breaks(s->arena, &w);
	squeeze(&w, set->size);
	return w;
}

/* ---- lines ---- */

static bool blank(uint32_t c)
{
	return c == ' ' || c == '\n';
}

/* Without the spaces at its end, and the blank half of a last comma. */
static int32_t trimmed(const struct letter_words *w, size_t from, size_t *end, int32_t width)
{
	while (*end > from && blank(w->chars[*end - 1].codepoint))
		width -= w->chars[--*end].advance;
	return *end > from ? width - w->chars[*end - 1].half : width;
}

size_t letter_line_end(const struct letter_words *w, size_t from, int32_t width, int32_t *natural)
{
	int32_t sum = 0, best_width = 0;
	size_t best = from, i;

	for (i = from; i < w->count; i++) {
		const struct letter_char *c = &w->chars[i];

		if (c->codepoint == '\n')
			break;
		if (sum + c->advance - c->half > width && c->codepoint != ' ' && i > from) {
			if (best == from) { /* nowhere to break: a long number, or letters without a space */
				best = i;
				best_width = sum;
			}
			*natural = trimmed(w, from, &best, best_width);
			return best;
		}
		sum += c->advance;
		if (c->after == LINEBREAK_ALLOWBREAK || c->after == LINEBREAK_MUSTBREAK) {
			best = i + 1;
			best_width = sum;
		}
	}
	*natural = trimmed(w, from, &i, sum);
	return i;
}

size_t letter_line_next(const struct letter_words *w, size_t end)
{
	while (end < w->count && w->chars[end].codepoint == ' ')
		end++;
	return end < w->count && w->chars[end].codepoint == '\n' ? end + 1 : end;
}

int32_t letter_line_width(const struct letter_words *w)
{
	int32_t widest = 0, natural;

	for (size_t at = 0; at < w->count;) {
		size_t end = letter_line_end(w, at, INT32_MAX / 2, &natural);

		widest = natural > widest ? natural : widest;
		at = letter_line_next(w, end);
		if (at == end && end < w->count)
			break;
	}
	return widest;
}

static int32_t stretch(const struct letter_words *w, size_t from, size_t end, int32_t left, int32_t size)
{
	int32_t gaps = 0, each;

	for (size_t i = from; i + 1 < end; i++)
		gaps += w->chars[i].stretches;
	if (!gaps || left <= 0)
		return 0;
	each = left / gaps;
	return each > size * STRETCH_MAX / 1000 ? size * STRETCH_MAX / 1000 : each;
}

static void place_run(struct letter_sheet *s, const struct letter_words *w, size_t from, size_t to,
		      struct letter_place p)
{
	p.first = (uint32_t)s->char_count;
	p.count = (uint32_t)(to - from);
	p.cell = s->cell;
	for (size_t i = from; i < to; i++) {
		s->chars = arena_grow(s->arena, s->chars, s->char_count, &s->char_room, sizeof *s->chars);
		s->chars[s->char_count++] = w->chars[i].number;
	}
	s->places = arena_grow(s->arena, s->places, s->place_count, &s->place_room, sizeof *s->places);
	s->places[s->place_count++] = p;
	s->strips[s->strip_count - 1].places++;
}

/* One place for as many characters as have the same space behind them and their full width. */
static void place_runs(struct letter_sheet *s, const struct letter_words *w, size_t from, size_t end,
		       struct letter_place p, int32_t each)
{
	while (from < end) {
		size_t i = from;
		int32_t x = p.x;
		bool cut = false;

		p.spacing = w->chars[from].stretches && from + 1 < end ? each : 0;
		for (; i < end && !cut && (w->chars[i].stretches && i + 1 < end ? each : 0) == p.spacing; i++) {
			int64_t full = font_at(s->fonts, w->chars[i].number)->advance;

			cut = w->chars[i].advance != (int32_t)(full * (int64_t)p.size / 1000);
			x += w->chars[i].advance + p.spacing;
		}
		place_run(s, w, from, i, p);
		p.x = x;
		from = i;
	}
}

static bool ends_paragraph(const struct letter_words *w, size_t end)
{
	while (end < w->count && w->chars[end].codepoint == ' ')
		end++;
	return end == w->count || w->chars[end].codepoint == '\n';
}

void letter_line_place(struct letter_sheet *s, const struct letter_words *w, size_t from, size_t end, int32_t natural,
		       const struct letter_setting *set, int32_t indent, int32_t baseline)
{
	int32_t left = set->width - indent - natural, each = 0;
	struct letter_place p = { .x = set->x + indent, .y = baseline, .size = (uint32_t)set->size };

	if (from == end)
		return;
	if (set->align == LETTER_CENTER)
		p.x += left / 2;
	else if (set->align == LETTER_RIGHT)
		p.x += left;
	else if (set->align == LETTER_JUSTIFIED && !ends_paragraph(w, end))
		each = stretch(w, from, end, left, set->size);
	place_runs(s, w, from, end, p, each);
}

int32_t letter_line_baseline(const struct letter_setting *set)
{
	return (set->leading - set->size) / 2 + set->size * 88 / 100;
}

/* ---- paragraphs ---- */

static void go_below(struct letter_sheet *s, struct letter_strip *strip)
{
	if (s->beside <= 0)
		return;
	s->beside -= strip->before + strip->height;
	strip->keeps_next = s->beside > 0;
}

static void place_marker(struct letter_sheet *s, const struct letter_setting *set)
{
	struct letter_words w = letter_words(s, set->marker, set);
	struct letter_setting left = *set;

	left.x = set->marker_x;
	left.align = LETTER_LEFT;
	letter_line_place(s, &w, 0, w.count, 0, &left, 0, letter_line_baseline(set));
}

void letter_paragraph(struct letter_sheet *s, const struct markdown_run *runs, const struct letter_setting *set)
{
	struct letter_words w = letter_words(s, runs, set);
	size_t first = s->strip_count, lines;

	for (size_t at = 0; at < w.count;) {
		struct letter_setting line = *set;
		int32_t natural, indent = at ? 0 : set->first;
		struct letter_strip *strip = letter_strip(s, set->leading);
		size_t end;

		if (!at && set->marker)
			place_marker(s, set);
		if (s->beside > 0)
			line.width -= s->beside_width;
		end = letter_line_end(&w, at, line.width - indent, &natural);
		letter_line_place(s, &w, at, end, natural, &line, indent, letter_line_baseline(set));
		go_below(s, strip);
		at = letter_line_next(&w, end);
	}
	lines = s->strip_count - first;
	if (lines > 1) {
		s->strips[first].keeps_next = true;
		s->strips[s->strip_count - 2].keeps_next = true;
	}
}
