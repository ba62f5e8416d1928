/* waiver: whether a reduction of a bill counts. One that nobody approved does not, and is listed (FE-01). RULINGS 11. */
#ifndef KEFU_RULES_WAIVER_H
#define KEFU_RULES_WAIVER_H

#include <stdbool.h>

#include "pipeline/base/day.h"

struct waiver {
	const char *number, *by; /* "" when missing */
	struct day day;
};

/* Number, approver and a date not after as-of. */
bool waiver_approved(const struct waiver *w, struct day as_of);

#endif
