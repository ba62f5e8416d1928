/* letter_strip: a letter before it is put on pages: strips from top to bottom, each a line, a table's row, a gap.
 *
 * Places and rules of a strip count y from its top. letter_line, letter_table and letter_block add strips, letter_pages
 * puts them on pages. */
#ifndef KEFU_RENDER_LETTER_STRIP_H
#define KEFU_RENDER_LETTER_STRIP_H

#include <stdbool.h>

#include "pipeline/base/err.h"
#include "pipeline/render/letter.h"
#include "pipeline/render/letter_style.h"
#include "pipeline/render/markdown.h"
#include "pipeline/render/picture.h"

#define LETTER_NO_STRIP UINT32_MAX

struct letter_strip {
	int32_t before, height; /* before: the gap above, dropped at a page's top */
	uint32_t place, places, rule, rules;
	uint32_t heading; /* the strip to be repeated when this one begins a page */
	bool keeps_next, begins_page;
	bool cuts; /* a line to cut along: none at a page's top */
};

struct letter_missing { /* a character without a glyph, or drawn from a fallback face */
	uint32_t codepoint;
	enum font_role role;
	int face; /* -1: none has it */
	struct letter_missing *next;
};

struct letter_sheet {
	struct arena *arena;
	const struct letter_style *style;
	struct font_set *fonts;
	struct letter_strip *strips;
	struct letter_place *places;
	struct letter_rule *rules;
	uint32_t *chars;
	struct letter_cell *cells;
	const char **tables;
	size_t strip_count, place_count, rule_count, char_count, cell_count, table_count;
	size_t strip_room, place_room, rule_room, char_room, cell_room, table_room;
	struct letter_missing *missing;
	int32_t closeness;            /* thousandths of their usual distance at which lines are set */
	int32_t beside, beside_width; /* what stands at the right: how far down it still goes, how wide it is */
	int32_t gap;                  /* before the next strip */
	int32_t seal;                 /* height that the next signature leaves for a seal */
	bool sealed;                  /* … and its picture stands there */
	const struct picture *picture; /* NULL: none */
	uint32_t cell;                /* that places belong to */
	/* what a `table` fence said of the next table */
	const char *table_name;
	int32_t table_widths[64];
	size_t table_width_count;
	bool table_is_form;
};

/* A new strip, which places and rules then go to; `gap` is used up. */
struct letter_strip *letter_strip(struct letter_sheet *s, int32_t height);
void letter_strip_rule(struct letter_sheet *s, struct letter_rule rule);
void letter_strip_clear(struct letter_sheet *s); /* goes below what stands at the right */

/* Puts the strips on pages; `margins`, when not NULL, adds strips to each page whose y counts from the page's top.
 * INPUT when a strip is higher than a page. */
typedef int letter_margins(void *user, struct letter_sheet *s, size_t page, size_t pages, struct err *e);
int letter_pages(struct letter_sheet *s, letter_margins *margins, void *user, struct letter *out, struct err *e);

/* Blocks to strips. CONFIG for a fence that nobody knows. */
int letter_block(struct letter_sheet *s, const struct markdown_block *b, struct err *e);
int letter_blocks(struct letter_sheet *s, const struct markdown_block *first, struct err *e);

int letter_table(struct letter_sheet *s, const struct markdown_block *b, struct err *e);

/* `words` follow the fence's name, `lines` are what is in it. */
int letter_chart(struct letter_sheet *s, const char *const *words, const char *lines, struct err *e);

/* A code of `size` millipoints at x, y of the current strip. INPUT when the text is too long for one. */
int letter_qr(struct letter_sheet *s, const char *text, int32_t x, int32_t y, int32_t size, struct err *e);

#endif
