/* reply: a form that came back: whether it counts, and which of several of one household does. DOMAIN §5.1, §5.3, RULINGS 23. */
#ifndef KEFU_RULES_REPLY_H
#define KEFU_RULES_REPLY_H

#include <stdbool.h>

#include "pipeline/base/day.h"

enum reply_state {
	REPLY_VALID,
	REPLY_FEW,	/* fewer than half of the questions answered; 不了解 is no answer */
	REPLY_NAMELESS, /* without a room, where one is required */
	REPLY_REPLACED	/* by a later one of its household: neither returned nor valid */
};

struct reply {
	const char *number;
	struct day day; /* DAY_NONE: before any other */
	int answered, asked;
	bool roomed;
};

enum reply_state reply_state(const struct reply *r, bool room_required); /* of one that was not replaced */
const char *reply_state_name(enum reply_state s);			    /* 有效 … */

/* Of two of one household: the later day, then the greater number (in natural order). */
bool reply_replaces(const struct reply *r, const struct reply *other);

#endif
