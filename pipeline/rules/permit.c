#include "pipeline/rules/permit.h"

bool permit_active(const struct permit *p, struct day day)
{
	struct day last = !day_none(p->extended) && day_cmp(p->extended, p->to) > 0 ? p->extended : p->to;

	if (day_cmp(day, p->from) < 0 || day_cmp(day, last) > 0)
		return false;
	return day_none(p->accepted) || day_cmp(day, p->accepted) < 0;
}

enum verdict permit_patrolled(int64_t patrols, int64_t astray, int64_t per_day)
{
	if (patrols >= per_day)
		return VERDICT_KEPT;
	return patrols + astray >= per_day ? VERDICT_UNKNOWN : VERDICT_BROKEN;
}
