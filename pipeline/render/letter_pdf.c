#include "pipeline/render/letter_pdf.h"

#include <stdio.h>
#include <string.h>

#include "pipeline/base/buf.h"
#include "pipeline/render/pdf.h"

struct glyph {
	uint16_t font, number; /* of the document's fonts; number 0: not in any yet */
};

struct letter_fonts {
	struct font_set *set;
	struct font_file *common[FONT_ROLES]; /* NULL: none of the role */
	struct glyph *glyphs;                 /* by character */
	size_t common_count;
};

/* ---- fonts ---- */

struct choice {
	uint32_t *numbers[FONT_ROLES];
	size_t count[FONT_ROLES];
};

static void choose(struct choice *c, const struct font_char *ch, uint32_t number)
{
	c->numbers[ch->role][c->count[ch->role]++] = number;
}

static struct choice no_choice(struct arena *a, size_t most)
{
	struct choice c = { 0 };

	for (int i = 0; i < FONT_ROLES; i++)
		c.numbers[i] = arena_array(a, most + 1, sizeof **c.numbers);
	return c;
}

/* Numbers glyphs of the chosen characters in fonts from `font` on; returns how many fonts that makes, -1 on failure. */
static int make_fonts(struct arena *a, struct letter_fonts *f, const struct choice *c,
		      struct font_file *files[FONT_ROLES], size_t font, bool deflated, struct err *e)
{
	int made = 0;

	for (int role = 0; role < FONT_ROLES; role++) {
		files[role] = NULL;
		if (!c->count[role])
			continue;
		for (size_t i = 0; i < c->count[role]; i++)
			f->glyphs[c->numbers[role][i]] =
			    (struct glyph){ (uint16_t)(font + (size_t)made), (uint16_t)(i + 1) };
		files[role] = font_file(a, f->set, c->numbers[role], c->count[role], (int)font + made, deflated, e);
		if (!files[role])
			return -1;
		made++;
	}
	return made;
}

/* What half of the letters use is worth having in each of them: it is deflated only once. */
struct letter_fonts *letter_fonts_make(struct arena *a, struct font_set *set, size_t letters, struct err *e)
{
	struct letter_fonts *f = arena_alloc(a, sizeof *f);
	struct choice c = no_choice(a, font_count(set));
	int made;

	f->set = set;
	f->glyphs = arena_array(a, font_count(set) + 1, sizeof *f->glyphs);
	for (uint32_t i = 1; i <= font_count(set); i++) {
		if (font_outline(set, i, e) < 0)
			return NULL;
		if ((size_t)font_at(set, i)->letters * 2 >= letters && font_at(set, i)->letters)
			choose(&c, font_at(set, i), i);
	}
	made = make_fonts(a, f, &c, f->common, 0, true, e);
	f->common_count = made < 0 ? 0 : (size_t)made;
	return made < 0 ? NULL : f;
}

static void choose_rare(struct letter_fonts *f, const struct letter *l, struct choice *c)
{
	for (size_t i = 0; i < l->char_count; i++) {
		struct glyph *g = &f->glyphs[l->chars[i]];

		if (g->number)
			continue;
		g->number = 1; /* chosen; its true number comes with the font */
		choose(c, font_at(f->set, l->chars[i]), l->chars[i]);
	}
}

static void forget_rare(struct letter_fonts *f, const struct choice *c)
{
	for (int role = 0; role < FONT_ROLES; role++)
		for (size_t i = 0; i < c->count[role]; i++)
			f->glyphs[c->numbers[role][i]] = (struct glyph){ 0, 0 };
}

/* ---- a page's content ---- */

/* Millipoints as points, without needless zeros. Written by hand: a page has a thousand of them. */
static void add_length(struct buf *b, int32_t v)
{
	char text[16], *end = text + sizeof text, *p = end;
	uint32_t u = v < 0 ? (uint32_t)-v : (uint32_t)v, part = u % 1000, digits = 3;

	*--p = ' ';
	for (; digits && part % 10 == 0; digits--)
		part /= 10;
	for (uint32_t i = digits; i; i--, part /= 10)
		*--p = (char)('0' + part % 10);
	if (digits)
		*--p = '.';
	for (u /= 1000; u; u /= 10)
		*--p = (char)('0' + u % 10);
	if (v > -1000 && v < 1000 && !digits)
		*--p = '0';
	if (v < 0)
		*--p = '-';
	buf_add(b, p, (size_t)(end - p));
}

struct drawing {
	struct buf *out;
	const struct letter_fonts *fonts;
	const struct letter *l;
	int font; /* that is set */
	uint32_t size;
	int32_t spacing, x, y; /* x, y: where the last Td went */
};

static void set_font(struct drawing *d, int font, uint32_t size)
{
	if (d->font == font && d->size == size)
		return;
	buf_text(d->out, "/F");
	if (font > 9)
		buf_byte(d->out, (char)('0' + font / 10));
	buf_byte(d->out, (char)('0' + font % 10));
	buf_byte(d->out, ' ');
	add_length(d->out, (int32_t)size);
	buf_text(d->out, "Tf ");
	d->font = font;
	d->size = size;
}

/* Half of a character's number in a string of bytes. */
static void add_code(struct buf *b, char c)
{
	if (c == '(' || c == ')' || c == '\\')
		buf_byte(b, '\\');
	if (c == '\r')
		buf_text(b, "\\r");
	else
		buf_byte(b, c);
}

static void draw_chars(struct drawing *d, const struct letter_place *p)
{
	for (uint32_t i = 0; i < p->count;) {
		int font = d->fonts->glyphs[d->l->chars[p->first + i]].font;

		set_font(d, font, p->size);
		buf_byte(d->out, '(');
		for (; i < p->count && d->fonts->glyphs[d->l->chars[p->first + i]].font == font; i++) {
			unsigned n = d->fonts->glyphs[d->l->chars[p->first + i]].number;

			add_code(d->out, (char)(n >> 8));
			add_code(d->out, (char)n);
		}
		buf_text(d->out, ")Tj\n");
	}
}

static void draw_place(struct drawing *d, const struct letter_place *p)
{
	add_length(d->out, p->x - d->x);
	add_length(d->out, d->y - p->y);
	buf_text(d->out, "Td ");
	d->x = p->x;
	d->y = p->y;
	if (p->spacing != d->spacing) {
		add_length(d->out, p->spacing);
		buf_text(d->out, "Tc ");
		d->spacing = p->spacing;
	}
	draw_chars(d, p);
}

static void add_point(struct buf *b, const struct letter *l, int32_t x, int32_t y)
{
	add_length(b, x);
	add_length(b, l->height - y);
}

/* One stroke for many lines of one kind, such as a table's. */
static uint32_t draw_lines(struct buf *b, const struct letter *l, const struct letter_rule *r, uint32_t left)
{
	uint32_t n = 0;

	add_length(b, (int32_t)r->width);
	buf_text(b, r->stroke == LETTER_DASHED ? "w [3 3] 0 d " : "w [] 0 d ");
	add_length(b, r->gray);
	buf_text(b, "G\n");
	for (; n < left && r[n].stroke == r->stroke && r[n].width == r->width && r[n].gray == r->gray; n++) {
		add_point(b, l, r[n].x0, r[n].y0);
		buf_text(b, "m ");
		add_point(b, l, r[n].x1, r[n].y1);
		buf_text(b, "l\n");
	}
	buf_text(b, "S\n");
	return n;
}

/* One fill for many boxes of one gray, such as a QR code's. */
static uint32_t draw_fills(struct buf *b, const struct letter *l, const struct letter_rule *r, uint32_t left)
{
	uint32_t n = 0;

	add_length(b, r->gray);
	buf_text(b, "g ");
	for (; n < left && r[n].stroke == LETTER_FILLED && r[n].gray == r->gray; n++) {
		add_point(b, l, r[n].x0, r[n].y1);
		add_length(b, r[n].x1 - r[n].x0);
		add_length(b, r[n].y1 - r[n].y0);
		buf_text(b, "re\n");
	}
	buf_text(b, "f\n");
	return n;
}

static uint32_t draw_picture(struct buf *b, const struct letter *l, const struct letter_rule *r)
{
	buf_text(b, "q ");
	add_length(b, r->x1 - r->x0);
	buf_text(b, "0 0 ");
	add_length(b, r->y1 - r->y0);
	add_point(b, l, r->x0, r->y1);
	buf_text(b, "cm /S0 Do Q\n");
	return 1;
}

static void draw_page(struct buf *b, const struct letter_fonts *f, const struct letter *l,
		      const struct letter_page *page)
{
	struct drawing d = { .out = b, .fonts = f, .l = l, .font = -1, .y = l->height };
	const struct letter_rule *rules = l->rules + page->rule;

	buf_text(b, "2 J\n");
	for (uint32_t i = 0; i < page->rules;) {
		if (rules[i].stroke == LETTER_FILLED)
			i += draw_fills(b, l, &rules[i], page->rules - i);
		else if (rules[i].stroke == LETTER_PICTURE)
			i += draw_picture(b, l, &rules[i]);
		else
			i += draw_lines(b, l, &rules[i], page->rules - i);
	}
	buf_text(b, "0 g BT\n");
	for (uint32_t i = 0; i < page->places; i++)
		draw_place(&d, &l->places[page->place + i]);
	buf_text(b, "ET\n");
}

/* ---- the document ---- */

struct writer {
	struct arena *arena, *scratch;
	struct letter_fonts *fonts;
	const struct letter_document *d;
	struct pdf *pdf;
	size_t pages;
	bool sealed; /* some letter shows the picture */
};

static void add_letter(struct writer *w, const struct letter *l)
{
	size_t first = w->pages;
	struct buf b;

	for (size_t i = 0; i < l->page_count; i++, w->pages++) {
		const void *deflated;
		size_t n;

		buf_init(&b, w->scratch);
		draw_page(&b, w->fonts, l, &l->pages[i]);
		deflated = font_deflate(w->arena, b.data, b.len, true, &n);
		pdf_add_page(w->pdf, l->width, l->height, deflated, n);
	}
	pdf_add_bookmark(w->pdf, l->bookmark, first);
}

static void add_fonts(struct pdf *p, struct font_file *const files[FONT_ROLES])
{
	for (int i = 0; i < FONT_ROLES; i++)
		if (files[i])
			pdf_add_font(p, files[i]);
}

static int choose_all(struct writer *w, struct choice *rare, struct err *e)
{
	for (size_t i = 0; i < w->d->count; i++) {
		struct letter l;

		arena_reset(w->scratch);
		if (w->d->read(w->d->user, w->scratch, i, &l, e) < 0)
			return -1;
		choose_rare(w->fonts, &l, rare);
		for (size_t k = 0; k < l.rule_count && !w->sealed; k++)
			w->sealed = l.rules[k].stroke == LETTER_PICTURE;
	}
	return 0;
}

static int add_all(struct writer *w, struct err *e)
{
	for (size_t i = 0; i < w->d->count; i++) {
		struct letter l;

		arena_reset(w->scratch);
		if (w->d->read(w->d->user, w->scratch, i, &l, e) < 0)
			return -1;
		add_letter(w, &l);
	}
	return 0;
}

const void *letter_pdf(struct arena *a, struct letter_fonts *f, const struct letter_document *d, size_t *size,
		       struct err *e)
{
	struct writer w = { .arena = a, .scratch = arena_new(), .fonts = f, .d = d };
	struct choice rare = no_choice(a, font_count(f->set));
	struct font_file *files[FONT_ROLES];
	const void *bytes = NULL;
	int rc;

	if (choose_all(&w, &rare, e) < 0 || make_fonts(a, f, &rare, files, f->common_count, d->count > 1, e) < 0)
		goto out;
	if (!(w.pdf = pdf_begin(a, d->title, d->author, d->made, e)))
		goto out;
	add_fonts(w.pdf, f->common);
	add_fonts(w.pdf, files);
	if (w.sealed && d->seal)
		pdf_add_picture(w.pdf, d->seal);
	rc = add_all(&w, e);
	bytes = pdf_end(w.pdf, size, rc < 0 ? NULL : e);
	bytes = rc < 0 ? NULL : bytes;
out:
	forget_rare(f, &rare);
	arena_free(w.scratch);
	return bytes;
}
