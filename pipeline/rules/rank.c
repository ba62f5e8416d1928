#include "pipeline/rules/rank.h"

static bool ranked(const struct rank_entry *x, int64_t min_n)
{
	return x->known && x->n >= min_n;
}

void rank_all(const struct rank_entry *entries, size_t count, int64_t min_n, int64_t *ranks)
{
	for (size_t i = 0; i < count; i++) {
		ranks[i] = ranked(&entries[i], min_n);
		for (size_t k = 0; ranks[i] && k < count; k++)
			ranks[i] += ranked(&entries[k], min_n) && entries[k].figure > entries[i].figure;
	}
}
