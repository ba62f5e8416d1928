#include "pipeline/rules/patrol.h"

#include <string.h>

#define PPM 1000000

static bool skips(uint64_t skipped, int item)
{
	return skipped >> item & 1;
}

/* lost, in hundredths × ppm, grows to the item's weight and stays there. */
static void lose(int64_t *lost, int64_t weight, const struct patrol_loss *l)
{
	__int128 more = l->deduction > 0 && l->factor > 0 ? (__int128)l->deduction * l->factor : 0,
		 most = (__int128)weight * PPM;

	*lost = (int64_t)(*lost + more < most && more < most ? *lost + more : most);
}

int64_t patrol_score(const struct standard_table *t, uint64_t skipped, const struct patrol_loss *losses, size_t count)
{
	int64_t lost[STANDARD_ITEMS] = { 0 }, whole = 0, left = 0;

	for (size_t i = 0; i < count; i++) {
		const struct standard_item *item = &t->items[losses[i].item];

		if (skips(skipped, losses[i].item))
			continue;
		if (item->veto)
			return 0;
		lose(&lost[losses[i].item], item->weight, &losses[i]);
	}
	for (int i = 0; i < t->count; i++) {
		if (skips(skipped, i))
			continue;
		whole += t->items[i].weight * PPM;
		left += t->items[i].weight * PPM - lost[i];
	}
	if (!whole)
		return PATROL_NO_SCORE;
	return (int64_t)(((__int128)left * STANDARD_WHOLE * 2 + whole) / ((__int128)whole * 2));
}

uint64_t patrol_skipped(struct arena *a, const struct standard_table *t, const char *cell,
			void (*unknown)(void *user, const char *code), void *user)
{
	const char *const *list = ini_list(a, cell);
	uint64_t bits = 0;

	for (; *list; list++) {
		int item = standard_find(t, *list);

		if (item >= 0)
			bits |= (uint64_t)1 << item;
		else if (unknown)
			unknown(user, *list);
	}
	return bits;
}
