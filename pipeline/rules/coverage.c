#include "pipeline/rules/coverage.h"

struct coverage coverage_days(const struct period *p, const int *counts, int64_t per_day)
{
	struct coverage c = { .due = day_diff(p->end, p->start) + 1 };

	for (int64_t i = 0; i < c.due; i++)
		c.done += counts[i] >= per_day;
	return c;
}

struct coverage coverage_weeks(const struct period *p, const int *counts)
{
	struct coverage c = { 0 };
	bool done = false;
	int32_t days = day_diff(p->end, p->start) + 1;

	for (int32_t i = 0; i < days; i++) {
		done = done || counts[i] > 0;
		if (i + 1 < days && day_weekday(day_plus(p->start, i)) < 7)
			continue;
		c.due++;
		c.done += done;
		done = false;
	}
	return c;
}

bool coverage_percent(struct coverage c, int64_t *percent)
{
	return verdict_percent(c.done, c.due, percent);
}

bool coverage_small(struct coverage c, int64_t least_ppm)
{
	return c.due > 0 && (__int128)c.done * 1000000 < (__int128)c.due * least_ppm;
}

int64_t coverage_spot_count(const struct coverage_terms *t, const struct day *days, size_t count)
{
	int64_t n = 0;

	for (size_t i = 0; i < count; i++)
		n += !t->distinct_days || !i || day_cmp(days[i - 1], days[i]);
	return n;
}

enum verdict coverage_spot_week(const struct coverage_terms *t, struct day monday, const struct day *days, size_t count,
				struct day first, struct day last)
{
	if (coverage_spot_count(t, days, count) >= t->per_week)
		return VERDICT_KEPT;
	/* Before the first and after the last row nothing is known. */
	if (day_none(first) || day_cmp(monday, first) < 0 || day_cmp(day_plus(monday, 6), last) > 0)
		return VERDICT_UNKNOWN;
	return VERDICT_BROKEN;
}

int coverage_weeks_judged(const struct period *p, struct day *first_monday)
{
	struct day monday = day_week_start(p->start); /* its Sunday is on or after the start */
	int32_t days = day_diff(p->end, day_plus(monday, 6));

	*first_monday = monday;
	return days < 0 ? 0 : days / 7 + 1;
}
