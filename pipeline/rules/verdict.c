#include "pipeline/rules/verdict.h"

void verdict_count(struct verdict_tally *t, enum verdict v, int64_t cases)
{
	t->kept += v == VERDICT_KEPT ? cases : 0;
	t->broken += v == VERDICT_BROKEN ? cases : 0;
	t->unknown += v == VERDICT_UNKNOWN ? cases : 0;
}

int64_t verdict_asked(const struct verdict_tally *t)
{
	return t->kept + t->broken + t->unknown;
}

bool verdict_percent(int64_t part, int64_t whole, int64_t *percent)
{
	if (whole <= 0)
		return false;
	*percent = (int64_t)(((__int128)part * 20000 + whole) / ((__int128)whole * 2));
	return true;
}

bool verdict_rate(const struct verdict_tally *t, int64_t *percent)
{
	return verdict_percent(t->kept, t->kept + t->broken, percent);
}
