#include "stages/2_patrol/past.h"

void past_add(struct past *past, struct arena *a, const struct month *m, size_t by_zone_from)
{
	struct past_month *x;

	past->months = arena_grow(a, past->months, past->count, &past->capacity, sizeof *past->months);
	x = &past->months[past->count++];
	*x = (struct past_month){ .month = m->period.month, .by_zone_from = by_zone_from };
	for (int kind = 0; kind < STANDARD_TYPES; kind++) {
		const struct month_type *y = &m->types[kind];

		x->types[kind].has_score = y->by_score.has_score;
		x->types[kind].score = y->by_score.score;
		x->types[kind].coverage = y->coverage;
		x->types[kind].complaints = y->complaints;
	}
}

const struct past_month *past_find(const struct past *past, int32_t month)
{
	int64_t place = past->count ? (int64_t)month - past->months[0].month : -1;

	return place >= 0 && place < (int64_t)past->count ? &past->months[place] : NULL;
}
