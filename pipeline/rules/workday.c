#include "pipeline/rules/workday.h"

#define FRIDAY 5

bool workday(struct day day, const struct day *holidays, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!day_cmp(holidays[i], day))
			return false;
	return day_weekday(day) <= FRIDAY;
}

struct day workday_after(struct day day, int n, const struct day *holidays, size_t count)
{
	while (n > 0) {
		day = day_plus(day, 1);
		n -= workday(day, holidays, count);
	}
	return day;
}
