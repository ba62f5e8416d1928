#include "pipeline/rules/due.h"

static bool day_of_month_equal(struct day a, struct day b)
{
	int y, m, da, db;

	day_split(a, &y, &m, &da);
	day_split(b, &y, &m, &db);
	return da == db;
}

/* 2023-01-01 to 2023-02-01 is one month: an end on the same day of a later month is outside (fee software writes so). */
static struct day last_day(struct day start, struct day end)
{
	if (day_none(start) || day_none(end) || month_of(end) <= month_of(start) || !day_of_month_equal(start, end))
		return end;
	return day_plus(end, -1);
}

/* Whole months from any day of the month are as many as they are long: 01-15 to 02-14 is one. */
static int32_t last_month(struct day start, struct day end)
{
	int32_t from = month_of(start), months = month_of(day_plus(end, 1)) - from;

	if (months > 0 && day_cmp(day_plus_months(start, months), day_plus(end, 1)) == 0)
		return from + months - 1;
	return month_of(end) < from ? from : month_of(end);
}

bool due_complete(struct due *d)
{
	d->end = last_day(d->start, d->end);
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
