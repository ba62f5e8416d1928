#include "pipeline/rules/rate.h"

static void grow(struct fen *sum, struct fen more, struct fen less)
{
	*sum = fen_of(fen_count(*sum) + fen_count(more) - fen_count(less));
}

static int clamped(int32_t n, int most)
{
	return n < 0 ? 0 : n > most ? most : (int)n;
}

void rate_add(struct rate *r, const struct rate_period *p, const struct rate_terms *t, const struct bill *b, struct fen before)
{
	int months = bill_months(b), first = clamped(p->month_from - b->month_from, months),
	    end = clamped(p->month_to - b->month_from + 1, months);
	struct fen whole = t->waiver == RATE_REDUCES ? bill_net(b) : b->charged, by_now = b->received;

	if (t->waiver == RATE_COUNTS_AS_PAID) { /* from the start, as an approved waiver counts */
		grow(&before, b->waived, fen_of(0));
		grow(&by_now, b->waived, fen_of(0));
	}
	if (first > 0) {
		struct fen was = bill_filled_before(months, whole, first, before);

		grow(&r->opening, bill_share_before(months, whole, first), was);
		grow(&r->recovered, bill_filled_before(months, whole, first, by_now), was);
	}
	if (end <= first)
		return;
	grow(&r->charged, bill_share_before(months, whole, end), bill_share_before(months, whole, first));
	grow(&r->received, bill_filled_before(months, whole, end, by_now), bill_filled_before(months, whole, first, by_now));
	if (t->cash)
		grow(&r->received, bill_filled_before(months, whole, first, before),
		     bill_filled_before(months, whole, end, before));
}

bool rate_percent(struct fen part, struct fen whole, int64_t *out)
{
	struct fen scaled;

	if (!fen_positive(whole) || !fen_scale(part, 10000, fen_count(whole), &scaled))
		return false;
	*out = fen_count(scaled);
	return true;
}

bool rate_current(const struct rate *r, int64_t *out)
{
	return rate_percent(r->received, r->charged, out);
}

bool rate_recovery(const struct rate *r, int64_t *out)
{
	return rate_percent(r->recovered, r->opening, out);
}

bool rate_total(const struct rate *r, int64_t *out)
{
	return rate_percent(fen_of(fen_count(r->received) + fen_count(r->recovered)),
			    fen_of(fen_count(r->charged) + fen_count(r->opening)), out);
}
