#include "pipeline/rules/mark.h"

#define BITS  72
#define SLACK 8 /* units by which a mark may lie below what it stands for */

struct mark mark_of(int64_t hundredths)
{
	return (struct mark){ (__int128)hundredths << BITS };
}

struct mark mark_of_ppm(int64_t points)
{
	const __int128 ppm_a_hundredth = 10000;

	return (struct mark){ (((__int128)points << BITS) + ppm_a_hundredth - 1) / ppm_a_hundredth };
}

struct mark mark_of_ratio(int64_t part, int64_t whole)
{
	return (struct mark){ ((__int128)part * 10000 << BITS) / whole };
}

int64_t mark_rounded(struct mark m)
{
	return (int64_t)((m.n + SLACK + ((__int128)1 << (BITS - 1))) >> BITS);
}

int mark_cmp(struct mark a, struct mark b)
{
	return (a.n > b.n) - (a.n < b.n);
}

struct mark mark_less(struct mark a, struct mark b)
{
	return (struct mark){ a.n > b.n ? a.n - b.n : 0 };
}

void mark_add(struct mark_sum *s, struct mark m, int64_t weight)
{
	if (weight <= 0)
		return;
	if (weight > MARK_WEIGHT_MOST)
		weight = MARK_WEIGHT_MOST;
	s->sum += m.n * weight;
	s->weight += weight;
}

bool mark_mean(const struct mark_sum *s, struct mark *out)
{
	if (!s->weight)
		return false;
	out->n = s->sum / s->weight;
	return true;
}
