/* verdict: a check of the manual on one case: kept, broken, or not to be told for want of a date; and the counts of a
 * rule. What cannot be told is never kept and never broken. DOMAIN §0 G5. */
#ifndef KEFU_RULES_VERDICT_H
#define KEFU_RULES_VERDICT_H

#include <stdbool.h>
#include <stdint.h>

enum verdict {
	VERDICT_NONE,
	VERDICT_KEPT,
	VERDICT_BROKEN,
	VERDICT_UNKNOWN
}; /* NONE: the rule does not ask about this case */

struct verdict_tally {
	int64_t kept, broken, unknown;
};

void verdict_count(struct verdict_tally *t, enum verdict v, int64_t cases);
int64_t verdict_asked(const struct verdict_tally *t);
bool verdict_rate(const struct verdict_tally *t,
		  int64_t *percent); /* kept of kept and broken, hundredths, half up; false: none */

/* part of whole as hundredths of a percent, half up; false: whole is 0. */
bool verdict_percent(int64_t part, int64_t whole, int64_t *percent);

#endif
