/* letter_text: the words of a letter as they lie on its pages, for comparing and for reading sums back. */
#ifndef KEFU_RENDER_LETTER_TEXT_H
#define KEFU_RENDER_LETTER_TEXT_H

#include "pipeline/base/err.h"
#include "pipeline/base/fen.h"
#include "pipeline/render/letter.h"

/* A line of text a line of the page, words that stand apart divided by two spaces; pages end with a form feed. */
const char *letter_text(struct arena *a, struct font_set *fonts, const struct letter *l);

/* The words placed in a cell (from 1). */
const char *letter_text_cell(struct arena *a, struct font_set *fonts, const struct letter *l, size_t cell);

/* The money in a column of a table (by the words of its heading, a bracketed unit left out), read from what was placed:
 * the sum of its rows must be `want`, and so must the row that begins with 合计, when there is one. BUG when not. */
int letter_text_check(struct arena *a, struct font_set *fonts, const struct letter *l, const char *table,
		      const char *column, struct fen want, struct err *e);

#endif
