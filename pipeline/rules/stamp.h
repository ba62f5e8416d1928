/* stamp: a moment as a register has it: missing, to the second, or a day only. A day only may mean any second of it,
 * and is taken as is kindest to whom it judges. DOMAIN §0 G5, G6, RULINGS 37. */
#ifndef KEFU_RULES_STAMP_H
#define KEFU_RULES_STAMP_H

#include "pipeline/base/day.h"

struct stamp {
	bool given, day_only;
	struct moment at;
};

/* The first and the last second that it may mean; it must be given. */
int64_t stamp_first(const struct stamp *s);
int64_t stamp_last(const struct stamp *s);
struct day stamp_day(const struct stamp *s);

/* Whether both are given and `later` certainly lies before `earlier`. */
bool stamp_reversed(const struct stamp *earlier, const struct stamp *later);

#endif
