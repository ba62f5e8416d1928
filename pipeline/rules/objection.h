/* objection: what became of a month's result: the contractor confirms it, objects within the term, or says nothing. While
 * an objection is looked into, the result is not final. Changes no score: what a review finds right comes back as
 * corrected findings. DOMAIN §4.4. */
#ifndef KEFU_RULES_OBJECTION_H
#define KEFU_RULES_OBJECTION_H

#include "pipeline/base/day.h"

enum objection_state {
	OBJECTION_NOT_ISSUED, /* the report was not handed in yet */
	OBJECTION_WAITING,    /* the term runs */
	OBJECTION_NONE,	      /* the term is over, and nothing was said */
	OBJECTION_CONFIRMED,
	OBJECTION_REVIEW, /* objected within the term, not reviewed yet: not final */
	OBJECTION_REVIEWED,
	OBJECTION_LATE, /* objected after the term */
};

/* Days that are not known are DAY_NONE. What is dated after as_of is not known. */
struct objection {
	struct day issued;
	struct day last; /* of the term */
	struct day confirmed, objected, reviewed;
};

enum objection_state objection_state(const struct objection *o, struct day as_of);
const char *objection_name(enum objection_state state); /* Chinese */

#endif
