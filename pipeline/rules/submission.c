#include "pipeline/rules/submission.h"

struct day submission_due(const struct period_terms *t, int32_t month)
{
	struct day end = period_named(t, month).end, last = month_last(month), day = day_plus(month_first(month), t->day - 1);

	if (day_cmp(day, last) > 0)
		day = last;
	return day_cmp(day, end) > 0 ? day : end;
}

enum verdict submission_kept(struct day due, struct day submitted)
{
	if (day_none(submitted))
		return VERDICT_UNKNOWN;
	return day_cmp(submitted, due) <= 0 ? VERDICT_KEPT : VERDICT_BROKEN;
}
