#include "pipeline/render/letter_draft.h"

#include <string.h>

#include "pipeline/render/letter_line.h"

struct draft {
	const struct letter_template *t;
	const struct mustache_value *values;
};

static const char *expand(struct arena *a, const struct mustache *m, const struct mustache_value *values)
{
	struct buf b;

	buf_init(&b, a);
	mustache_expand(m, values, markdown_escape, &b);
	return b.data;
}

const char *letter_words_of(struct arena *a, const struct mustache *m, const struct mustache_value *values,
			    struct err *e)
{
	return m ? markdown_words(a, markdown_line(a, expand(a, m, values), e)) : "";
}

/* ---- margins ---- */

static const struct mustache_value *with_page(struct arena *a, const struct mustache_value *values, size_t page,
					      size_t pages)
{
	struct mustache_value *v = arena_alloc(a, sizeof *v), *items = arena_array(a, values->count + 2, sizeof *items);
	const char **names = arena_array(a, values->count + 2, sizeof *names);

	if (values->count) {
		memcpy(items, values->items, values->count * sizeof *items);
		memcpy(names, values->names, values->count * sizeof *names);
	}
	names[values->count] = "page";
	names[values->count + 1] = "pages";
	items[values->count] = (struct mustache_value){ .kind = MUSTACHE_TEXT, .text = arena_printf(a, "%zu", page) };
	items[values->count + 1] =
	    (struct mustache_value){ .kind = MUSTACHE_TEXT, .text = arena_printf(a, "%zu", pages) };
	*v =
	    (struct mustache_value){ .kind = MUSTACHE_MAP, .items = items, .names = names, .count = values->count + 2 };
	return v;
}

static int add_margin(struct letter_sheet *s, struct mustache *const margin[3], const struct mustache_value *v,
		      int32_t y, struct err *e)
{
	static const enum letter_align align[] = { LETTER_LEFT, LETTER_CENTER, LETTER_RIGHT };
	const struct letter_style *style = s->style;

	for (int i = 0; i < 3; i++) {
		struct letter_setting set = { .x = style->left,
					      .width = style->width - style->left - style->right,
					      .size = style->small,
					      .leading = style->small * 3 / 2,
					      .align = align[i] };
		struct markdown_run *runs =
		    margin[i] ? markdown_line(s->arena, expand(s->arena, margin[i], v), e) : NULL;
		struct letter_words w;

		if (!runs)
			continue;
		w = letter_words(s, runs, &set);
		letter_line_place(s, &w, 0, w.count, letter_line_width(&w), &set, 0, y);
	}
	return 0;
}

static int margins(void *user, struct letter_sheet *s, size_t page, size_t pages, struct err *e)
{
	const struct draft *d = user;
	const struct letter_style *style = s->style;
	const struct mustache_value *v = with_page(s->arena, d->values, page, pages);
	int32_t y = style->top * 6 / 10, under = y + style->small / 2;
	size_t before = s->place_count;

	letter_strip(s, 0);
	if (add_margin(s, d->t->header, v, y, e) < 0)
		return -1;
	if (s->place_count > before)
		letter_strip_rule(s, (struct letter_rule){ style->left, under, style->width - style->right, under, 350,
							   LETTER_LINE, 400 });
	return add_margin(s, d->t->footer, v, style->height - style->bottom * 5 / 10, e);
}

/* ---- the letter ---- */

static int set(struct arena *a, struct draft *d, struct font_set *fonts, int32_t closeness, struct letter *out,
	       struct letter_missing **missing, struct err *e)
{
	const struct letter_template *t = d->t;
	struct letter_sheet s = { .arena = a, .style = &t->style, .fonts = fonts, .closeness = closeness,
				  .picture = t->seal };
	struct markdown_block *first;

	if (markdown_read(a, expand(a, t->body, d->values), &first, e) < 0 || letter_blocks(&s, first, e) < 0)
		return -1;
	letter_strip_clear(&s);
	if (letter_pages(&s, margins, d, out, e) < 0)
		return -1;
	*missing = s.missing;
	return 0;
}

int letter_draft(struct arena *a, const struct letter_template *t, struct font_set *fonts,
		 const struct mustache_value *values, const char *file, struct letter *out,
		 struct letter_missing **missing, struct err *e)
{
	struct draft d = { t, values };
	struct letter close;

	if (set(a, &d, fonts, 1000, out, missing, e) < 0)
		return err_within(e, "%s", t->text_path);
	if (out->page_count > 1 && t->style.fit < 1000) {
		if (set(a, &d, fonts, t->style.fit, &close, missing, e) < 0)
			return err_within(e, "%s", t->text_path);
		if (close.page_count < out->page_count)
			*out = close;
	}
	out->file = file;
	out->bookmark = letter_words_of(a, t->bookmark, values, e);
	return 0;
}
