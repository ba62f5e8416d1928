#include "pipeline/rules/due.h"

static bool day_of_month_equal(struct day a, struct day b)
{
	int y, m, da, db;

	day_split(a, &y, &m, &da);
	day_split(b, &y, &m, &db);
	return da == db;
}

/* 2023-01-01 to 2023-02-01 is one month: an end on the same day of a later month is not inside (fee software writes so). */
static int32_t last_month(struct day start, struct day end)
{
	int32_t from = month_of(start), to = month_of(end);

	if (to > from && day_of_month_equal(start, end))
		return to - 1;
	return to < from ? from : to;
}

bool due_complete(struct due *d)
{
	if (d->month_from == DUE_NO_MONTH && !day_none(d->start)) {
		d->month_from = month_of(d->start);
		d->month_to = day_none(d->end) ? d->month_from : last_month(d->start, d->end);
	} else if (d->month_from == DUE_NO_MONTH && !day_none(d->end)) {
		d->month_from = d->month_to = month_of(d->end);
	} else if (d->month_from == DUE_NO_MONTH && !day_none(d->day)) {
		d->month_from = d->month_to = month_of(d->day);
	} else if (d->month_from == DUE_NO_MONTH) {
		return false;
	}
	if (d->month_to == DUE_NO_MONTH || d->month_to < d->month_from)
		d->month_to = d->month_from;
	if (day_none(d->start))
		d->start = month_first(d->month_from);
	if (day_none(d->end))
		d->end = month_last(d->month_to);
	if (day_none(d->day))
		d->day = month_last(d->month_from);
	return true;
}
