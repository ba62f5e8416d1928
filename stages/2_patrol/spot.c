#include "stages/2_patrol/spot.h"

#include <stdlib.h>

static int by_day(const void *a, const void *b)
{
	return day_cmp(*(const struct day *)a, *(const struct day *)b);
}

static bool counts(const struct log_patrol *p)
{
	return p->spot && p->role != ROLE_ASSISTANT && !p->later;
}

static void fill(struct arena *a, struct spot_zone *z, const struct log *l, int zone)
{
	z->days = arena_array(a, l->patrol_count + 1, sizeof *z->days);
	for (size_t i = 0; i < l->patrol_count; i++)
		if (counts(&l->patrols[i]) && (zone < 0 || l->patrols[i].zone == zone))
			z->days[z->count++] = l->patrols[i].day;
	qsort(z->days, z->count, sizeof *z->days, by_day);
}

size_t spot_list(struct arena *a, const struct log *l, const struct terms *t, struct spot_zone **zones)
{
	size_t count = t->spot_a_zone ? l->zones_known : 1;

	*zones = arena_array(a, count + 1, sizeof **zones);
	for (size_t i = 0; i < count; i++) {
		(*zones)[i].name = t->spot_a_zone ? l->zones[i].name : "";
		fill(a, &(*zones)[i], l, t->spot_a_zone ? (int)i : -1);
	}
	return count;
}

struct spot_week spot_week(const struct log *l, const struct terms *t, const struct spot_zone *z, struct day monday,
			   struct day known)
{
	struct day last = !day_none(l->last) && day_cmp(l->last, known) > 0 ? known : l->last;
	size_t from = 0, to;
	struct spot_week w;

	while (from < z->count && day_cmp(z->days[from], monday) < 0)
		from++;
	for (to = from; to < z->count && day_diff(z->days[to], monday) < 7 && day_cmp(z->days[to], known) <= 0; to++)
		;
	w.done = coverage_spot_count(&t->spot, z->days + from, to - from);
	w.verdict = coverage_spot_week(&t->spot, monday, z->days + from, to - from, l->first, last);
	return w;
}
