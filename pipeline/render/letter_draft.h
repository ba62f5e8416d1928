/* letter_draft: one letter's values put into its text, and the text put on pages. Mustache first, Markdown second:
 * values come in escaped, and are never read as either. */
#ifndef KEFU_RENDER_LETTER_DRAFT_H
#define KEFU_RENDER_LETTER_DRAFT_H

#include "pipeline/render/letter.h"
#include "pipeline/render/letter_strip.h"
#include "pipeline/render/letter_template.h"

/* `file` becomes out->file. *missing lists characters without a glyph, or drawn from a fallback face. */
int letter_draft(struct arena *a, const struct letter_template *t, struct font_set *fonts,
		 const struct mustache_value *values, const char *file, struct letter *out,
		 struct letter_missing **missing, struct err *e);

/* A short text of letter.ini (bookmark, author) without marks; "" for NULL. */
const char *letter_words_of(struct arena *a, const struct mustache *m, const struct mustache_value *values,
			    struct err *e);

#endif
