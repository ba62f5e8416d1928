#include "pipeline/rules/arrears.h"

#include <stdlib.h>

struct arrears arrears_none(void)
{
	return (struct arrears){ .from = DAY_NONE, .to = DAY_NONE, .oldest_due = DAY_NONE };
}

static void add_months(struct arena *a, struct arrears *r, const struct bill *b, struct day as_of)
{
	int n = bill_months(b);
	struct fen net = bill_net(b);

	for (int m = 0; m < n && day_cmp(month_first(b->month_from + m), as_of) <= 0; m++) {
		int64_t before = fen_count(bill_share_before(n, net, m)), share = fen_count(bill_share_before(n, net, m + 1)) - before;
		int64_t paid = fen_count(bill_filled_before(n, net, m + 1, b->received)) -
			       fen_count(bill_filled_before(n, net, m, b->received));

		if (paid >= share)
			continue;
		r->unpaid = arena_grow(a, r->unpaid, r->unpaid_count, &r->unpaid_capacity, sizeof *r->unpaid);
		r->unpaid[r->unpaid_count++] = b->month_from + m;
		r->months_partial = r->months_partial || paid > 0;
	}
}

bool arrears_add(struct arena *a, struct arrears *r, const struct bill *b, bool property, struct day as_of)
{
	int bucket = ageing_bucket(b->due, as_of);
	struct fen owed = bill_owed(b);

	if (!bucket || !fen_positive(owed) || !bill_begun(b, as_of))
		return false;
	r->bucket[bucket] = fen_of(fen_count(r->bucket[bucket]) + fen_count(owed));
	r->owed = fen_of(fen_count(r->owed) + fen_count(owed));
	if (day_none(r->from) || day_cmp(b->begin, r->from) < 0)
		r->from = b->begin;
	if (day_none(r->to) || day_cmp(b->end, r->to) > 0)
		r->to = b->end;
	if (day_none(r->oldest_due) || day_cmp(b->due, r->oldest_due) < 0) {
		r->oldest_due = b->due;
		r->overdue_days = ageing_days(b->due, as_of);
	}
	if (property)
		add_months(a, r, b, as_of);
	return true;
}

static int by_month(const void *x, const void *y)
{
	int32_t a = *(const int32_t *)x, b = *(const int32_t *)y;

	return (a > b) - (a < b);
}

void arrears_close(struct arrears *r)
{
	if (r->unpaid_count > 1)
		qsort(r->unpaid, r->unpaid_count, sizeof *r->unpaid, by_month);
	for (size_t i = 0; i < r->unpaid_count; i++)
		r->months += !i || r->unpaid[i] != r->unpaid[i - 1];
}
