#include "pipeline/rules/period.h"

#include <string.h>

enum period_rule period_rule(const char *word)
{
	if (!strcmp(word, "calendar"))
		return PERIOD_CALENDAR;
	return strcmp(word, "25_to_24") ? PERIOD_26_25 : PERIOD_25_24;
}

static struct day end_of(const struct period_terms *t, int32_t month)
{
	struct day last = month_last(month), day = day_plus(month_first(month), t->day - 1);

	if (t->rule == PERIOD_CALENDAR)
		return last;
	if (day_cmp(day, last) > 0)
		day = last;
	return t->rule == PERIOD_25_24 ? day_plus(day, -1) : day;
}

struct period period_named(const struct period_terms *t, int32_t month)
{
	return (struct period){ month, day_plus(end_of(t, month - 1), 1), end_of(t, month) };
}

struct period period_of(const struct period_terms *t, struct day day)
{
	int32_t month = month_of(day);

	return period_named(t, day_cmp(day, end_of(t, month)) > 0 ? month + 1 : month);
}

struct period period_ended(const struct period_terms *t, struct day as_of)
{
	int32_t month = month_of(as_of);

	return period_named(t, day_cmp(end_of(t, month), as_of) > 0 ? month - 1 : month);
}

bool period_holds(const struct period *p, struct day day)
{
	return day_cmp(p->start, day) <= 0 && day_cmp(day, p->end) <= 0;
}
