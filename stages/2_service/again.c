#include "stages/2_service/again.h"

#include <stdlib.h>

#define DAYS 30

struct matter { /* a room and a 小类 */
	const struct name *room, *subkind;
	uint32_t first, count; /* its tickets in `received` */
};

struct one {
	struct ticket *ticket;
	int64_t received;
	uint32_t matter, place; /* among its own */
};

struct again {
	struct one *list; /* in the order of receipt */
	size_t count, mask;
	struct matter *matters; /* open addressing */
	int64_t *received;      /* matter by matter */
};

static int by_time(const void *a, const void *b)
{
	const struct one *x = a, *y = b;

	return x->received < y->received ? -1 : x->received > y->received;
}

static bool in_order(const struct again *g)
{
	for (size_t i = 1; i < g->count; i++)
		if (by_time(&g->list[i - 1], &g->list[i]) > 0)
			return false;
	return true;
}

static void collect(struct again *g, const struct book *b, struct arena *a)
{
	g->list = arena_array(a, b->count + 1, sizeof *g->list);
	for (size_t i = 0; i < b->count; i++) {
		struct ticket *t = b->tickets[i];

		if (!t->cancelled && t->room->length && t->subkind->length)
			g->list[g->count++] = (struct one){ .ticket = t, .received = book_stamp(t, RECEIVED).at.n };
	}
	if (!in_order(g)) /* it mostly is: a register is kept by number, and this by time */
		qsort(g->list, g->count, sizeof *g->list, by_time);
}

static uint32_t matter_of(const struct again *g, const struct ticket *t)
{
	uint64_t h = ((uintptr_t)t->room * 31 + (uintptr_t)t->subkind) * 11400714819323198485u;
	size_t at = (size_t)(h >> 32) & g->mask;

	while (g->matters[at].room && (g->matters[at].room != t->room || g->matters[at].subkind != t->subkind))
		at = (at + 1) & g->mask;
	g->matters[at].room = t->room;
	g->matters[at].subkind = t->subkind;
	return (uint32_t)at;
}

static void sort_by_matter(struct again *g, struct arena *a)
{
	uint32_t first = 0;

	for (g->mask = 64; g->mask < g->count * 2; g->mask *= 2)
		;
	g->matters = arena_array(a, g->mask--, sizeof *g->matters);
	g->received = arena_array(a, g->count + 1, sizeof *g->received);
	for (size_t i = 0; i < g->count; i++) {
		g->list[i].matter = matter_of(g, g->list[i].ticket);
		g->list[i].place = g->matters[g->list[i].matter].count++;
	}
	for (size_t i = 0; i <= g->mask; i++) {
		g->matters[i].first = first;
		first += g->matters[i].count;
	}
	for (size_t i = 0; i < g->count; i++)
		g->received[g->matters[g->list[i].matter].first + g->list[i].place] = g->list[i].received;
}

/* The first of its matter that came certainly after the finish decides. */
static bool came_back(const struct again *g, const struct one *x)
{
	const struct matter *m = &g->matters[x->matter];
	struct stamp finish = book_finish(x->ticket);
	const int64_t *low = g->received + m->first + x->place + 1, *end = g->received + m->first + m->count, *high = end;

	if (!finish.given)
		return false;
	while (low < high) {
		const int64_t *middle = low + (high - low) / 2;

		if (*middle <= stamp_last(&finish))
			low = middle + 1;
		else
			high = middle;
	}
	return low < end && day_diff(moment_day((struct moment){ *low }), stamp_day(&finish)) <= DAYS;
}

void again_mark(struct book *b, struct arena *a)
{
	struct again g = { 0 };

	collect(&g, b, a);
	sort_by_matter(&g, a);
	for (size_t i = 0; i < g.count; i++)
		g.list[i].ticket->returned = came_back(&g, &g.list[i]);
}
