/* permit: a renovation that was allowed, and whether it was patrolled: each working day while it goes on. A day on which
 * patrols of renovations named something else than a permit cannot be told. DOMAIN §1.3 PT-09, §7.8. */
#ifndef KEFU_RULES_PERMIT_H
#define KEFU_RULES_PERMIT_H

#include "pipeline/base/day.h"
#include "pipeline/rules/verdict.h"

struct permit {
	struct day from, to;
	struct day extended, accepted; /* DAY_NONE: no */
};

/* It is asked about: the work may go on, and is not accepted yet. */
bool permit_active(const struct permit *p, struct day day);
/* patrols: of this permit on the day; astray: of renovations that name no permit. */
enum verdict permit_patrolled(int64_t patrols, int64_t astray, int64_t per_day);

#endif
