#include "pipeline/render/letter_strip.h"

#include <string.h>

/* ---- strips ---- */

struct letter_strip *letter_strip(struct letter_sheet *s, int32_t height)
{
	struct letter_strip *strip;

	s->strips = arena_grow(s->arena, s->strips, s->strip_count, &s->strip_room, sizeof *s->strips);
	strip = &s->strips[s->strip_count++];
	*strip = (struct letter_strip){ .before = s->gap,
					.height = height,
					.place = (uint32_t)s->place_count,
					.rule = (uint32_t)s->rule_count,
					.heading = LETTER_NO_STRIP };
	s->gap = 0;
	return strip;
}

void letter_strip_rule(struct letter_sheet *s, struct letter_rule rule)
{
	s->rules = arena_grow(s->arena, s->rules, s->rule_count, &s->rule_room, sizeof *s->rules);
	s->rules[s->rule_count++] = rule;
	s->strips[s->strip_count - 1].rules++;
}

void letter_strip_clear(struct letter_sheet *s)
{
	if (s->beside > 0)
		letter_strip(s, s->beside)->keeps_next = false;
	s->beside = 0;
}

/* ---- pages ---- */

struct pager {
	struct letter_sheet *sheet;
	struct letter *out;
	size_t page_room, place_room, rule_room, pages; /* pages: how many there will be; 0 while that is found out */
	int32_t y, bottom;
	letter_margins *margins;
	void *user;
};

static void put(struct pager *p, const struct letter_strip *strip);

static int add_margins(struct pager *p, struct err *e)
{
	struct letter_sheet *s = p->sheet;
	size_t first = s->strip_count;

	if (!p->pages || !p->margins)
		return 0;
	if (p->margins(p->user, s, p->out->page_count, p->pages, e) < 0)
		return -1;
	for (size_t i = first; i < s->strip_count; i++) {
		p->y = 0;
		put(p, &s->strips[i]);
	}
	s->strip_count = first;
	s->gap = 0;
	return 0;
}

static int begin_page(struct pager *p, struct err *e)
{
	struct letter *o = p->out;

	o->pages = arena_grow(p->sheet->arena, o->pages, o->page_count, &p->page_room, sizeof *o->pages);
	o->pages[o->page_count++] =
	    (struct letter_page){ .place = (uint32_t)o->place_count, .rule = (uint32_t)o->rule_count };
	if (add_margins(p, e) < 0)
		return -1;
	p->y = p->sheet->style->top;
	return 0;
}

static bool at_top(const struct pager *p)
{
	return p->y == p->sheet->style->top;
}

static void put(struct pager *p, const struct letter_strip *strip)
{
	struct letter_sheet *s = p->sheet;
	struct letter *o = p->out;
	struct letter_page *page = &o->pages[o->page_count - 1];

	if (strip->cuts && at_top(p))
		return;
	p->y += at_top(p) ? 0 : strip->before;
	for (uint32_t i = 0; i < strip->places; i++) {
		o->places = arena_grow(s->arena, o->places, o->place_count, &p->place_room, sizeof *o->places);
		o->places[o->place_count] = s->places[strip->place + i];
		o->places[o->place_count++].y += p->y;
	}
	for (uint32_t i = 0; i < strip->rules; i++) {
		o->rules = arena_grow(s->arena, o->rules, o->rule_count, &p->rule_room, sizeof *o->rules);
		o->rules[o->rule_count] = s->rules[strip->rule + i];
		o->rules[o->rule_count].y0 += p->y;
		o->rules[o->rule_count++].y1 += p->y;
	}
	page->places += strip->places;
	page->rules += strip->rules;
	p->y += strip->height;
}

/* A repeated heading is no cell of the table: its words are read back once. */
static void repeat_heading(struct pager *p, const struct letter_strip *strip)
{
	size_t from = p->out->place_count;

	if (strip->heading == LETTER_NO_STRIP)
		return;
	put(p, &p->sheet->strips[strip->heading]);
	for (; from < p->out->place_count; from++)
		p->out->places[from].cell = 0;
}

/* Strips that stay together, from `i` on, and their height. */
static size_t group(const struct letter_sheet *s, size_t i, int32_t *height)
{
	size_t n = 0;

	*height = 0;
	do {
		*height += s->strips[i + n].before + s->strips[i + n].height;
		n++;
	} while (i + n < s->strip_count && s->strips[i + n - 1].keeps_next && !s->strips[i + n].begins_page);
	return n;
}

static int put_group(struct pager *p, size_t i, size_t n, struct err *e)
{
	for (; n; n--, i++) {
		const struct letter_strip *strip = &p->sheet->strips[i];

		if (p->y + strip->before + strip->height > p->bottom && !at_top(p)) {
			if (begin_page(p, e) < 0)
				return -1;
			repeat_heading(p, strip);
		}
		if (p->y + strip->height > p->bottom)
			return err_set(e, ERR_INPUT, _("something in the letter is higher than a page"));
		put(p, strip);
	}
	return 0;
}

static int put_all(struct pager *p, struct err *e)
{
	struct letter_sheet *s = p->sheet;

	*p->out = (struct letter){ .width = s->style->width, .height = s->style->height };
	p->page_room = p->place_room = p->rule_room = 0;
	if (begin_page(p, e) < 0)
		return -1;
	for (size_t i = 0, n; i < s->strip_count; i += n) {
		int32_t height;

		n = group(s, i, &height);
		if ((s->strips[i].begins_page || p->y + height > p->bottom) && !at_top(p)) {
			if (begin_page(p, e) < 0)
				return -1;
			repeat_heading(p, &s->strips[i]);
		}
		if (put_group(p, i, n, e) < 0)
			return -1;
	}
	return 0;
}

int letter_pages(struct letter_sheet *s, letter_margins *margins, void *user, struct letter *out, struct err *e)
{
	struct pager p = {
		.sheet = s, .out = out, .bottom = s->style->height - s->style->bottom, .margins = margins, .user = user
	};

	if (put_all(&p, e) < 0)
		return -1;
	p.pages = out->page_count;
	if (put_all(&p, e) < 0)
		return -1;
	out->chars = s->chars;
	out->cells = s->cells;
	out->tables = s->tables;
	out->char_count = s->char_count;
	out->cell_count = s->cell_count;
	out->table_count = s->table_count;
	return 0;
}
