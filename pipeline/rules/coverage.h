/* coverage: whether each zone was patrolled when it was due: every day, gardens every ISO week; and the supervisor's
 * spot checks a week. Spot checks cover no zone-day. DOMAIN §1.3 PT-01, PT-02, RULINGS 20, 22, 34. */
#ifndef KEFU_RULES_COVERAGE_H
#define KEFU_RULES_COVERAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/rules/period.h"
#include "pipeline/rules/verdict.h"

struct coverage {
	int64_t due, done; /* days, for gardens weeks */
};

/* counts[i]: the zone's routine patrols on the period's day i. */
struct coverage coverage_days(const struct period *p, const int *counts, int64_t per_day);
struct coverage coverage_weeks(const struct period *p,
			       const int *counts); /* weeks with a day in the period, by those days */

bool coverage_percent(struct coverage c, int64_t *percent);
bool coverage_small(struct coverage c, int64_t least_ppm); /* 样本不足; never where nothing was due */

struct coverage_terms {
	int64_t per_week;
	bool distinct_days;
};

/* A week is judged whole, in the period that holds its Sunday. `days`: its spot checks, by day; first, last: of all
 * patrol rows. */
enum verdict coverage_spot_week(const struct coverage_terms *t, struct day monday, const struct day *days, size_t count,
				struct day first, struct day last);
int64_t coverage_spot_count(const struct coverage_terms *t, const struct day *days, size_t count);

/* The first and the number of Mondays whose Sundays lie in the period. */
int coverage_weeks_judged(const struct period *p, struct day *first_monday);

#endif
