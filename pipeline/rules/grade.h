/* grade: what a month's score is called, and what it would take off the contractor's fee.
 * The band is chosen on the score as printed. Proposes, decides nothing: the contract's table and a person do. DOMAIN
 * §4.4. */
#ifndef KEFU_RULES_GRADE_H
#define KEFU_RULES_GRADE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/fen.h"

struct grade {
	int64_t from;     /* hundredths of a point, inclusive */
	const char *name; /* 优 */
	int64_t percent;  /* hundredths of a percent of the month's fee */
};

/* `words`: "95: 优: 0", the best first, the last from 0; NULL-terminated. NULL when one cannot be read: *bad names it.
 */
struct grade *grade_bands(struct arena *a, const char *const *words, const char **bad);

const struct grade *grade_of(const struct grade *bands, int64_t score); /* hundredths, rounded; the lowest below all */
bool grade_lowest(const struct grade *g);                               /* of its table */
bool grade_deduction(const struct grade *g, struct fen fee, struct fen *out) FEN_MUST; /* half up to whole fen */

#endif
