#include "stages/2_service/again.h"

#include <stdlib.h>

#define DAYS 30

struct matter { /* small, so that sorting does not walk the tickets */
	struct ticket *ticket;
	const struct name *room, *subkind;
	int64_t received;
};

static int by_pointer(const void *a, const void *b)
{
	return (uintptr_t)a < (uintptr_t)b ? -1 : (uintptr_t)a > (uintptr_t)b;
}

static int by_matter(const struct matter *x, const struct matter *y)
{
	int c = by_pointer(x->room, y->room);

	return c ? c : by_pointer(x->subkind, y->subkind);
}

static int by_matter_and_time(const void *a, const void *b)
{
	const struct matter *x = a, *y = b;
	int c = by_matter(x, y);

	return c ? c : x->received < y->received ? -1 : x->received > y->received;
}

/* The list is in the order of receipt: of its matter, the first that came certainly after the finish decides. */
static bool came_back(const struct matter *list, size_t from, size_t count)
{
	struct stamp finish = book_finish(list[from].ticket);
	size_t low = from + 1, high = count;

	while (finish.given && low < high) {
		size_t middle = low + (high - low) / 2;

		if (!by_matter(&list[from], &list[middle]) && list[middle].received <= stamp_last(&finish))
			low = middle + 1;
		else
			high = middle;
	}
	return finish.given && low < count && !by_matter(&list[from], &list[low]) &&
	       day_diff(moment_day((struct moment){ list[low].received }), stamp_day(&finish)) <= DAYS;
}

void again_mark(struct book *b, struct arena *a)
{
	struct matter *list = arena_array(a, b->count + 1, sizeof *list);
	size_t count = 0;

	for (size_t i = 0; i < b->count; i++) {
		struct ticket *t = b->tickets[i];

		if (!t->cancelled && t->room->length && t->subkind->length)
			list[count++] = (struct matter){ t, t->room, t->subkind, book_stamp(t, RECEIVED).at.n };
	}
	if (count)
		qsort(list, count, sizeof *list, by_matter_and_time);
	for (size_t i = 0; i < count; i++)
		list[i].ticket->returned = came_back(list, i, count);
}
