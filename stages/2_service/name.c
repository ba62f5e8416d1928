#include "stages/2_service/name.h"

#include <stdint.h>
#include <string.h>

#define CHAINS 16384

struct name_set {
	struct arena *arena;
	struct name *first, **end, *last;
	struct name *chains[CHAINS];
};

struct name_set *name_set_new(struct arena *a)
{
	struct name_set *set = arena_alloc(a, sizeof *set);

	set->arena = a;
	set->end = &set->first;
	return set;
}

static struct name **chain_of(struct name_set *set, const char *text, size_t n)
{
	uint32_t h = 2166136261u; /* FNV-1a */

	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)text[i]) * 16777619u;
	return &set->chains[h % CHAINS];
}

static bool same(const struct name *name, const char *text, size_t n)
{
	return name->length == n && !memcmp(name->text, text, n);
}

struct name *name_found(struct name_set *set, const char *text, size_t n)
{
	if (set->last && same(set->last, text, n))
		return set->last;
	for (struct name *x = *chain_of(set, text, n); x; x = x->chain)
		if (same(x, text, n))
			return set->last = x;
	return NULL;
}

struct name *name_of(struct name_set *set, const char *text, size_t n)
{
	struct name *x = name_found(set, text, n), **chain;

	if (x)
		return x;
	chain = chain_of(set, text, n);
	x = arena_alloc(set->arena, sizeof *x + n + 1);
	memcpy(x->text, text, n);
	x->length = n;
	x->chain = *chain;
	*chain = x;
	*set->end = x;
	set->end = &x->next;
	return set->last = x;
}

struct name *name_first(struct name_set *set)
{
	return set->first;
}

/* The month asked for last is in front: tickets come in the order of their numbers, and these mostly by time. */
struct name_count *name_count(struct name_set *set, struct name *name, int32_t month)
{
	struct name_count **link = &name->counts, *c;

	while (*link && (*link)->month != month)
		link = &(*link)->next;
	if ((c = *link)) {
		*link = c->next;
	} else {
		c = arena_alloc(set->arena, sizeof *c);
		c->month = month;
	}
	c->next = name->counts;
	return name->counts = c;
}
