/* letter_pdf: letters drawn as one PDF document: common characters from the fonts of the batch, rare ones from small
 * fonts of the document. */
#ifndef KEFU_RENDER_LETTER_PDF_H
#define KEFU_RENDER_LETTER_PDF_H

#include "pipeline/base/day.h"
#include "pipeline/base/err.h"
#include "pipeline/render/letter.h"
#include "pipeline/render/picture.h"

struct letter_fonts; /* of a batch */

/* After all letters were laid out: font_char.letters says what is common. Makes all outlines, so that processes forked
 * later share them. */
struct letter_fonts *letter_fonts_make(struct arena *a, struct font_set *set, size_t letters, struct err *e);

struct letter_document {
	const char *title, *author;
	struct day made;
	const struct picture *seal; /* NULL: no letter has one */
	size_t count; /* of letters */
	/* Gives letter i, twice each, from `scratch`, which is emptied between letters. */
	int (*read)(void *user, struct arena *scratch, size_t i, struct letter *out, struct err *e);
	void *user;
};

/* The bytes, from `a`; NULL on failure. Each letter gets a bookmark. */
const void *letter_pdf(struct arena *a, struct letter_fonts *fonts, const struct letter_document *d, size_t *size,
		       struct err *e);

#endif
