/* progress: how far what was found has been put right: counts of a week or a period, as known on a day.
 *
 * Needed: to be put right and not fixed on the spot. Passed: the last re-inspection by then says so. Due: the deadline
 * and its grace are over. The rates: passed of needed; of those due, passed by their deadline. DOMAIN §4.5 (4). */
#ifndef KEFU_RULES_PROGRESS_H
#define KEFU_RULES_PROGRESS_H

#include "pipeline/rules/reinspection.h"

struct progress { /* {0} to begin with */
	int64_t found, fixed, needed, passed, due, in_time, overdue;
};

void progress_add(struct progress *p, const struct rectification *r, struct day known, int32_t grace_days);
bool progress_rate(const struct progress *p, int64_t *percent);    /* 整改率; false: nothing was needed */
bool progress_in_time(const struct progress *p, int64_t *percent); /* 按期整改率; false: nothing was due */

/* Still to be put right on that day. */
bool progress_open(const struct rectification *r, struct day known);

#endif
