#include "pipeline/rules/repeat.h"

#include <stdlib.h>
#include <string.h>

static int by_place(const void *a, const void *b)
{
	const struct found *x = *(struct found *const *)a, *y = *(struct found *const *)b;

	if (x->zone != y->zone)
		return x->zone < y->zone ? -1 : 1;
	if (x->item != y->item)
		return x->item < y->item ? -1 : 1;
	return strcmp(x->place, y->place);
}

static int by_place_and_day(const void *a, const void *b)
{
	const struct found *x = *(struct found *const *)a, *y = *(struct found *const *)b;
	int c = by_place(a, b);

	return c ? c : day_cmp(x->day, y->day);
}

void repeat_mark(struct arena *a, struct found *list, size_t count, int32_t days)
{
	struct found **order = arena_array(a, count + 1, sizeof *order);
	struct day before = DAY_NONE; /* the last day at this place that is earlier than the one looked at */

	for (size_t i = 0; i < count; i++)
		order[i] = &list[i];
	qsort(order, count, sizeof *order, by_place_and_day);
	for (size_t i = 0; i < count; i++) {
		struct found *f = order[i];

		f->repeat = false;
		if (!i || by_place(&order[i - 1], &order[i]))
			before = DAY_NONE;
		else if (day_cmp(order[i - 1]->day, f->day))
			before = order[i - 1]->day;
		if (*f->place && !day_none(before))
			f->repeat = day_diff(f->day, before) <= days;
	}
}
