/* month: one assessment period put together: its patrols' scores, each type's month, and how often each zone was
 * patrolled. What is known is what is dated up to a given day: the period's own end, or a later one for the
 * adjustments. */
#ifndef KEFU_STAGES_PATROL_MONTH_H
#define KEFU_STAGES_PATROL_MONTH_H

#include "stages/2_patrol/log.h"

struct month_type {
	size_t from, count;           /* its patrols: places in log->by_zone */
	struct assessed *raw, *score; /* of those with a score, by zone and day */
	size_t scored;
	struct assessment by_raw, by_score; /* the same in raw mode */
	struct coverage coverage;           /* of the zones of this type */
	int complaints;
};

struct month {
	struct period period;
	struct day known;
	int days;
	int *counts; /* zone × day: routine patrols that cover the zone */
	struct month_type types[STANDARD_TYPES];
};

/* by_zone_from: where the month's patrols begin in log->by_zone; returns where they end. */
size_t month_make(struct month *m, struct arena *a, const struct log *l, const struct terms *t, const struct period *p,
		  struct day known, size_t by_zone_from);

bool month_weekly(int kind); /* gardens are scored and covered by weeks */
struct coverage month_zone_coverage(const struct month *m, const struct log *l, const struct terms *t, int zone);
const int *month_counts(const struct month *m, int zone);

enum outcome month_outcome(const struct log_finding *f, const struct terms *t, struct day known);
int64_t month_factor(const struct log_finding *f, const struct terms *t, struct day known); /* parts per million */
int64_t month_patrol(const struct log *l, const struct terms *t, const struct log_patrol *p, struct day known,
		     bool raw);

#endif
