/* past: what is kept of each period once it is assessed: enough for the period after it, the fee, the adjustments and
 * the year. */
#ifndef KEFU_STAGES_PATROL_PAST_H
#define KEFU_STAGES_PATROL_PAST_H

#include "stages/2_patrol/month.h"

struct past_month {
	int32_t month;
	struct {
		bool has_score;
		struct mark score;
		struct coverage coverage;
		int complaints;
	} types[STANDARD_TYPES];
	size_t by_zone_from; /* where its patrols begin */
};

struct past {
	struct past_month *months; /* one after another, without a gap */
	size_t count, capacity;
};

void past_add(struct past *past, struct arena *a, const struct month *m, size_t by_zone_from);
const struct past_month *past_find(const struct past *past, int32_t month); /* NULL: before the first */

#endif
