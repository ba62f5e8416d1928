#include "pipeline/rules/ageing.h"

int32_t ageing_days(struct day due, struct day as_of)
{
	return day_cmp(as_of, due) > 0 ? day_diff(as_of, due) : 0;
}

int ageing_bucket(struct day due, struct day as_of)
{
	int32_t days = ageing_days(due, as_of);

	if (days <= 0)
		return 0;
	if (days <= 180)
		return days <= 30 ? 1 : days <= 90 ? 2 : 3;
	for (int years = 1; years <= 3; years++)
		if (day_cmp(as_of, day_plus_years(due, years)) <= 0)
			return 3 + years;
	return AGEING_BUCKETS;
}
