/* repeat: the same item found at the same place of a zone again within some days (重复问题): the later finding is the
 * repeat. Knows nothing of what became of the earlier one. DOMAIN §4.3, RULINGS 19. */
#ifndef KEFU_RULES_REPEAT_H
#define KEFU_RULES_REPEAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/day.h"

struct found {
	int zone, item;    /* as the caller numbers them; item over all tables */
	const char *place; /* "" names no place, and is no repeat */
	struct day day;
	bool repeat; /* out: 1 to `days` days after another */
};

void repeat_mark(struct arena *a, struct found *list, size_t count, int32_t days);

#endif
