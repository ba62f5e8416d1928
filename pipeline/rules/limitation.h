/* limitation: the last day on which a bill can still be sued for (诉讼时效).
 *
 * Payments on the bill and demands that provably arrived begin the time anew; nothing revives what has run out, and it never
 * ends before the due date + years. Does not move a last day that is a holiday. DOMAIN §3.6, RULINGS 12. */
#ifndef KEFU_RULES_LIMITATION_H
#define KEFU_RULES_LIMITATION_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/day.h"

#define LIMITATION_OUTER_YEARS 20

struct limitation_event {
	struct day day;
	char grade; /* 'A' … 'D'; a payment is 'A', also one that was given back later */
	bool consent; /* the debtor's own act: after the time it is noted, and still does not revive */
};

struct limitation_terms {
	int years;
	char min_grade;
};

struct limitation {
	struct day until;
	bool late_event, late_consent; /* something came after the time had run out */
};

/* Sorts the events by day. */
struct limitation limitation_of(struct day due, struct limitation_event *events, size_t count,
				const struct limitation_terms *terms);

#endif
