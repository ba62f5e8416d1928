/* font: the characters that a batch of letters uses, out of installed font files, with advances and outlines.
 *
 * A role (body, strong, heading) has one face and fallbacks behind it. A character of a role gets a number when it is
 * first asked for. The only module that includes FreeType. It hints nothing and shapes nothing: a character is a glyph.
 */
#ifndef KEFU_RENDER_FONT_H
#define KEFU_RENDER_FONT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/err.h"

enum font_role { FONT_BODY, FONT_STRONG, FONT_HEADING, FONT_ROLES };

struct font_set;

/* `faces` of a role: names such as "Noto Serif CJK SC Bold", or paths of font files, NULL-terminated; the later ones
 * stand in for characters that the first lacks. MISSING names the package of a font that is not installed. */
struct font_set *font_open(struct arena *a, const char *const *const faces[FONT_ROLES], struct err *e);
void font_close(struct font_set *f); /* NULL is fine */

struct font_char {
	uint32_t codepoint, glyph;
	uint8_t role, face;     /* face 0 is the role's own, others stand in */
	uint16_t advance;       /* thousandths of the size */
	const uint8_t *outline; /* a TrueType glyph at 1,000 units an em; NULL until font_outline, and for blanks */
	uint32_t outline_size;
	uint32_t letters, last; /* how many letters use it, and the last one that did */
};

/* The number of a character; 0 when no face of the role has it. */
uint32_t font_number(struct font_set *f, enum font_role role, uint32_t codepoint);
struct font_char *font_at(struct font_set *f, uint32_t number);
size_t font_count(const struct font_set *f); /* numbers are 1 … count */

int font_outline(struct font_set *f, uint32_t number, struct err *e);

struct font_measure {
	const char *name; /* PostScript name of the role's own face */
	int ascent, descent;
};
struct font_measure font_measure(const struct font_set *f, enum font_role role);
const char *font_face_name(const struct font_set *f, enum font_role role, int face);

#endif
