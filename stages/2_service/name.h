/* name: a text of which many rows have the same, kept once; so that two are the same when their pointers are. */
#ifndef KEFU_SERVICE_NAME_H
#define KEFU_SERVICE_NAME_H

#include <stdbool.h>
#include <stdint.h>

#include "pipeline/base/arena.h"

struct name_count { /* of the tickets received in a month */
	struct name_count *next;
	int32_t month;
	int64_t received, closed, late, open;
};

struct name {
	struct name *chain, *next; /* next: in the order they came */
	struct name *house;  /* of rooms: the master's; NULL where it is not known */
	struct name *building;
	struct name_count *counts;
	size_t length;
	bool asked, cancelled; /* of states: whether the rules were asked, and what they said */
	int word;
	char text[];
};

struct name_set;

struct name_set *name_set_new(struct arena *a);
struct name *name_of(struct name_set *set, const char *text, size_t n); /* never NULL; "" is a name too */
struct name *name_found(struct name_set *set, const char *text, size_t n);
struct name *name_first(struct name_set *set);

struct name_count *name_count(struct name_set *set, struct name *name, int32_t month);

#endif
