/* letter_style: what letter.ini says of the page and the type. */
#ifndef KEFU_RENDER_LETTER_STYLE_H
#define KEFU_RENDER_LETTER_STYLE_H

#include <stdint.h>

#include "pipeline/base/ini.h"
#include "pipeline/render/font.h"

struct letter_style {
	int32_t width, height, top, right, bottom, left; /* millipoints */
	int32_t size, small, table, title, heading;      /* sizes of type */
	int32_t fit;     /* thousandths to which lines may close up when that saves a page; 1000: never */
	int32_t leading; /* distance of lines, in thousandths of the size */
	const char *const *faces[FONT_ROLES];
};

/* Reads [page] and [font]; keys that are not there keep their defaults. CONFIG with file and line. */
int letter_style_read(struct arena *a, const struct ini *ini, struct letter_style *s, struct err *e);

#endif
