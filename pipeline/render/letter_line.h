/* letter_line: words set into lines: UAX #14 by libunibreak with what Chinese letters keep together besides, justified,
 * with the blank halves of neighbouring punctuation taken out. The only module that includes linebreak.h. */
#ifndef KEFU_RENDER_LETTER_LINE_H
#define KEFU_RENDER_LETTER_LINE_H

#include "pipeline/render/letter_strip.h"

enum letter_align { LETTER_LEFT, LETTER_CENTER, LETTER_RIGHT, LETTER_JUSTIFIED };

struct letter_setting {
	int32_t x, width, first, size, leading; /* first: how much further in the first line begins */
	enum letter_align align;
	enum font_role role;
	const struct markdown_run *marker; /* stands at marker_x in the first line */
	int32_t marker_x;
};

struct letter_char {
	uint32_t number, codepoint;
	int32_t advance, half; /* half: the blank that goes when it ends a line */
	char after;            /* one of linebreak.h */
	bool stretches;        /* space may be added behind it */
};

struct letter_words {
	struct letter_char *chars;
	size_t count;
};

/* Measured, with the places where a line may break. */
struct letter_words letter_words(struct letter_sheet *s, const struct markdown_run *runs,
				 const struct letter_setting *set);

/* The line that begins at `from`: its end, and how wide it is. */
size_t letter_line_end(const struct letter_words *w, size_t from, int32_t width, int32_t *natural);
size_t letter_line_next(const struct letter_words *w, size_t end); /* where the one after begins */
int32_t letter_line_width(const struct letter_words *w);           /* of the widest when nothing forces a break */

/* Puts it into the current strip. */
void letter_line_place(struct letter_sheet *s, const struct letter_words *w, size_t from, size_t end, int32_t natural,
		       const struct letter_setting *set, int32_t indent, int32_t baseline);
int32_t letter_line_baseline(const struct letter_setting *set); /* below the top of a line */

/* A paragraph, a strip a line; neither its first nor its last line stands alone on a page. */
void letter_paragraph(struct letter_sheet *s, const struct markdown_run *runs, const struct letter_setting *set);

#endif
