/* reinspection: what has become of a finding by a period's end, and by what factor its points count.
 *
 * Only what is dated up to that end is known. Two failed re-inspections count double, one counts in full however it
 * ends; right in time counts nothing, later half; not yet due counts in full until then. DOMAIN §4.3, RULINGS 18,
 * 19, 34. */
#ifndef KEFU_RULES_REINSPECTION_H
#define KEFU_RULES_REINSPECTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/day.h"

#define FACTOR_WHOLE 1000000 /* factors are parts per million */

struct reinspection_terms {
	bool raw;                               /* score.mode = raw: each finding counts in full */
	int64_t ok, late, fail, fail2, pending; /* factors */
	int32_t grace_days;
};

struct reinspection {
	struct day day;
	bool passed;
};

enum need { NEED_UNKNOWN, NEED_NONE, NEED_PUT_RIGHT };

enum outcome {
	OUTCOME_FIXED, /* on the spot */
	OUTCOME_RIGHT, /* by the deadline and its grace, or without a deadline */
	OUTCOME_RIGHT_LATE,
	OUTCOME_FAILED,       /* once, whatever came after it */
	OUTCOME_FAILED_TWICE, /* or more often */
	OUTCOME_NOT_NEEDED,   /* neither fixed nor to be put right: it stands */
	OUTCOME_PENDING,      /* not yet due: 暂计 */
	OUTCOME_OVERDUE       /* due, never seen again */
};

struct rectification {
	bool fixed;
	enum need need;
	struct day deadline;             /* DAY_NONE: none was set */
	const struct reinspection *seen; /* by day */
	size_t seen_count;
};

enum outcome reinspection_outcome(const struct rectification *r, struct day end, int32_t grace_days);

/* Parts per million. A repeat counts in full at least. */
int64_t reinspection_factor(enum outcome o, bool repeat, const struct reinspection_terms *t);

#endif
