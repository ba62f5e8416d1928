#include "pipeline/rules/limitation.h"

#include <stdlib.h>

static int by_day(const void *x, const void *y)
{
	const struct limitation_event *a = x, *b = y;

	return day_cmp(a->day, b->day);
}

struct limitation limitation_of(struct day due, struct limitation_event *events, size_t count,
				const struct limitation_terms *terms)
{
	struct limitation l = { .until = day_plus_years(due, terms->years) };
	struct day outer = day_plus_years(due, LIMITATION_OUTER_YEARS);

	if (count > 1)
		qsort(events, count, sizeof *events, by_day);
	for (size_t i = 0; i < count; i++) {
		struct day anew = day_plus_years(events[i].day, terms->years);

		if (events[i].grade > terms->min_grade)
			continue;
		if (day_cmp(events[i].day, l.until) > 0) {
			l.late_event = true;
			l.late_consent = l.late_consent || events[i].consent;
		} else if (day_cmp(anew, l.until) > 0) {
			l.until = anew;
		}
	}
	if (day_cmp(l.until, outer) > 0)
		l.until = outer;
	return l;
}
