/* rank: places by a printed figure, the greatest first; equal ones share a place (1, 1, 3), and groups too small to compare have
 * none. DOMAIN §5.3, RULINGS 23. */
#ifndef KEFU_RULES_RANK_H
#define KEFU_RULES_RANK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct rank_entry {
	bool known;	 /* has a figure at all */
	int64_t figure; /* as printed */
	int64_t n;	 /* how many it rests on */
};

/* ranks[i]: from 1; 0 for none. */
void rank_all(const struct rank_entry *entries, size_t count, int64_t min_n, int64_t *ranks);

#endif
