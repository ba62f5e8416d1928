#include "pipeline/rules/permit.h"

#define FRIDAY 5

bool permit_active(const struct permit *p, struct day day)
{
	struct day last = !day_none(p->extended) && day_cmp(p->extended, p->to) > 0 ? p->extended : p->to;

	if (day_cmp(day, p->from) < 0 || day_cmp(day, last) > 0)
		return false;
	return day_none(p->accepted) || day_cmp(day, p->accepted) < 0;
}

bool permit_working_day(struct day day, const struct day *holidays, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!day_cmp(holidays[i], day))
			return false;
	return day_weekday(day) <= FRIDAY;
}

enum verdict permit_patrolled(int64_t patrols, int64_t astray, int64_t per_day)
{
	if (patrols >= per_day)
		return VERDICT_KEPT;
	return patrols + astray >= per_day ? VERDICT_UNKNOWN : VERDICT_BROKEN;
}
