#include "stages/2_service/again.h"

#include <stdlib.h>

#define DAYS 30

static int by_pointer(const void *a, const void *b)
{
	return (uintptr_t)a < (uintptr_t)b ? -1 : (uintptr_t)a > (uintptr_t)b;
}

static int by_matter(const struct ticket *x, const struct ticket *y)
{
	int c = by_pointer(book_room(x), book_room(y));

	return c ? c : by_pointer(x->subkind, y->subkind);
}

static int by_matter_and_time(const void *a, const void *b)
{
	const struct ticket *x = *(struct ticket *const *)a, *y = *(struct ticket *const *)b;
	int64_t xt = stamp_first(&x->s.received), yt = stamp_first(&y->s.received);
	int c = by_matter(x, y);

	return c ? c : xt < yt ? -1 : xt > yt;
}

/* The list is in the order of receipt: of its matter, the first that came certainly after the finish decides. */
static bool came_back(struct ticket *const *list, size_t from, size_t count)
{
	struct stamp finish = service_finish(&list[from]->s);
	size_t low = from + 1, high = count;

	while (finish.given && low < high) {
		size_t middle = low + (high - low) / 2;
		const struct ticket *x = list[middle];

		if (!by_matter(list[from], x) && stamp_first(&x->s.received) <= stamp_last(&finish))
			low = middle + 1;
		else
			high = middle;
	}
	return finish.given && low < count && !by_matter(list[from], list[low]) &&
	       day_diff(stamp_day(&list[low]->s.received), stamp_day(&finish)) <= DAYS;
}

void again_mark(struct book *b, struct arena *a)
{
	struct ticket **list = arena_array(a, b->count + 1, sizeof *list);
	size_t count = 0;

	for (size_t i = 0; i < b->count; i++) {
		const struct ticket *t = b->tickets[i];

		if (!t->s.cancelled && book_room(t)->length && t->subkind->length)
			list[count++] = b->tickets[i];
	}
	if (count)
		qsort(list, count, sizeof *list, by_matter_and_time);
	for (size_t i = 0; i < count; i++)
		list[i]->returned = came_back(list, i, count);
}
