/* font_file: a small TrueType font of just the characters given, as a PDF embeds it: glyph k + 1 is character k.
 *
 * No hints, no composites, no names; its cmap starts at U+E000, since a PDF finds glyphs by number. */
#ifndef KEFU_RENDER_FONT_FILE_H
#define KEFU_RENDER_FONT_FILE_H

#include "pipeline/render/font.h"

struct font_file {
	enum font_role role;
	const char *name;            /* KEFUAB+NotoSerifCJKsc-Regular */
	int ascent, descent, box[4]; /* thousandths */
	bool deflated;               /* both streams are; else they are as they are */
	const void *stored;          /* the font */
	size_t stored_size, size;    /* size: when it is not deflated */
	const char *widths;          /* the array W of a CIDFont */
	const void *unicode;         /* its ToUnicode */
	size_t unicode_size;
	size_t count; /* of characters */
};

/* All characters are of one role. `tag` tells fonts of one document apart (0 …). Deflating is for
 * fonts of many letters: those of one are small, and deflating them takes longer than writing them. */
struct font_file *font_file(struct arena *a, struct font_set *f, const uint32_t *numbers, size_t count, int tag,
			    bool deflated, struct err *e);

/* zlib's format. */
const void *font_deflate(struct arena *a, const void *bytes, size_t n, bool fast, size_t *size);

#endif
