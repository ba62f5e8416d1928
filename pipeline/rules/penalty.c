#include "pipeline/rules/penalty.h"

#include <stdlib.h>

static int by_day(const void *x, const void *y)
{
	const struct penalty_payment *a = x, *b = y;

	return day_cmp(a->day, b->day);
}

/* The sum over days of what was unpaid, in fen days. */
static int64_t unpaid_days(int64_t unpaid, struct day due, const struct penalty_payment *payments, size_t count,
			   struct day as_of)
{
	struct day from = day_plus(due, 1); /* the first day not yet counted */
	int64_t sum = 0;

	for (size_t i = 0; i < count && day_cmp(payments[i].day, as_of) <= 0; i++) {
		if (day_cmp(payments[i].day, from) > 0) {
			sum += unpaid * day_diff(payments[i].day, from);
			from = payments[i].day;
		}
		unpaid -= fen_count(payments[i].amount);
	}
	if (day_cmp(as_of, from) >= 0)
		sum += unpaid * (day_diff(as_of, from) + 1);
	return sum;
}

bool penalty_of(const struct penalty_terms *terms, struct fen net, struct day due, struct penalty_payment *payments,
		size_t count, struct day as_of, struct fen *out)
{
	struct fen cap;

	if (terms->rate <= 0 || !terms->clause)
		return false;
	if (count > 1)
		qsort(payments, count, sizeof *payments, by_day);
	if (!fen_scale(fen_of(unpaid_days(fen_count(net), due, payments, count, as_of)), terms->rate, 1000000, out) ||
	    !fen_scale(net, terms->cap, 1000000, &cap))
		return false;
	*out = fen_min(*out, cap);
	return true;
}
