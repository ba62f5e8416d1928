#include "pipeline/rules/ticket.h"

#include <stdlib.h>
#include <string.h>

#define DIGITS_MOST 15

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool parse(const char *text, size_t n, struct ticket *out)
{
	size_t at = n;

	while (at > 0 && is_digit(text[at - 1]))
		at--;
	if (at == n || n - at > DIGITS_MOST)
		return false;
	*out = (struct ticket){ .prefix = at };
	for (; at < n; at++)
		out->number = out->number * 10 + (text[at] - '0');
	return true;
}

bool ticket_parse(const char *text, struct ticket *out)
{
	return parse(text, strlen(text), out);
}

/* ---- void numbers ---- */

/* The next number of the list and its length; NULL at the end. */
static const char *next_void(const char **list, size_t *n)
{
	static const char *const BETWEEN[] = { "、", ",", "，", ";", "；", " ", "\t" };
	const char *start = NULL;

	while (**list) {
		size_t skip = 0;

		for (size_t i = 0; i < sizeof BETWEEN / sizeof *BETWEEN && !skip; i++)
			if (!strncmp(*list, BETWEEN[i], strlen(BETWEEN[i])))
				skip = strlen(BETWEEN[i]);
		if (skip && start)
			break;
		if (!skip && !start)
			start = *list;
		*list += skip ? skip : 1;
	}
	*n = start ? (size_t)(*list - start) : 0;
	return start;
}

static int by_number(const void *a, const void *b)
{
	const int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

/* Whether all of the list are of those used; counts each once. */
static bool count_voids(struct arena *a, const char *voids, struct ticket_use *use)
{
	size_t prefix = strlen(use->prefix), n, count = 0, capacity = 0;
	int64_t *numbers = NULL;
	const char *word;
	bool good = true;

	while ((word = next_void(&voids, &n))) {
		struct ticket t;

		if (!parse(word, n, &t) || (t.prefix && (t.prefix != prefix || strncmp(word, use->prefix, prefix))) ||
		    t.number < use->first || t.number > use->last) {
			good = false;
			continue;
		}
		numbers = arena_grow(a, numbers, count, &capacity, sizeof *numbers);
		numbers[count++] = t.number;
	}
	if (count)
		qsort(numbers, count, sizeof *numbers, by_number);
	for (size_t i = 0; i < count; i++)
		use->voided += !i || numbers[i] != numbers[i - 1];
	return good;
}

/* ---- a shift's tickets ---- */

enum ticket_fault ticket_use(struct arena *a, const char *from, const char *to, const char *voids,
			     struct ticket_use *out)
{
	struct ticket first, last;
	bool good;

	*out = (struct ticket_use){ .prefix = "" };
	if (!*from && !*to)
		return *voids ? TICKET_HALF : TICKET_NONE;
	if (!*from || !*to)
		return TICKET_HALF;
	if (!ticket_parse(from, &first) || !ticket_parse(to, &last))
		return TICKET_UNREADABLE;
	if (first.prefix != last.prefix || strncmp(from, to, first.prefix))
		return TICKET_PREFIX;
	if (last.number < first.number)
		return TICKET_BACKWARDS;
	out->prefix = arena_strndup(a, from, first.prefix);
	out->first = first.number;
	out->last = last.number;
	out->used = last.number - first.number + 1;
	good = count_voids(a, voids, out);
	out->valid = out->used - out->voided;
	return good ? TICKET_GOOD : TICKET_VOID;
}

enum ticket_step ticket_step(int64_t last, int64_t first, int64_t *count)
{
	*count = first > last ? first - last - 1 : last - first + 1;
	return first > last + 1 ? TICKET_GAP : first <= last ? TICKET_OVERLAP : TICKET_GOES_ON;
}
