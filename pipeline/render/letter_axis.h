/* letter_axis: the scale of a chart: round ticks that cover its figures. Figures are ten-thousandths, as whole numbers.
 */
#ifndef KEFU_RENDER_LETTER_AXIS_H
#define KEFU_RENDER_LETTER_AXIS_H

#include <stdbool.h>
#include <stdint.h>

#include "pipeline/base/arena.h"

struct letter_axis {
	int64_t from, to, step; /* from and to are multiples of step */
};

/* Covers `least` to `most`; no more than `steps` (2 or more) of 1, 2 or 5 times a power of ten. */
struct letter_axis letter_axis(int64_t least, int64_t most, int steps);

/* Where `figure` lies on `length`, counted from the axis's beginning. */
int32_t letter_axis_place(const struct letter_axis *x, int64_t figure, int32_t length);

/* With as many decimals as the step needs. */
const char *letter_axis_text(struct arena *a, const struct letter_axis *x, int64_t figure);

/* "1,204.50", "-3", "91.67%"; false for what is no figure, or one beyond a thousand million. */
bool letter_axis_read(const char *text, int64_t *figure);

#endif
