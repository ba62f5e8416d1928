/* font_glyph: one outline of FreeType as the bytes of a TrueType glyph at 1,000 units an em.
 *
 * Cubic curves become quadratic ones, no further from them than half a unit. Whole numbers only: the same bytes
 * everywhere. */
#ifndef KEFU_RENDER_FONT_GLYPH_H
#define KEFU_RENDER_FONT_GLYPH_H

#include <stdint.h>

#include "pipeline/base/arena.h"

struct FT_Outline_;

/* NULL with *size 0 for a blank. */
const uint8_t *font_glyph(struct arena *a, const struct FT_Outline_ *outline, int units, uint32_t *size);

#endif
