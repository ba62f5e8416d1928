/* order: a rectification order (整改单) against the manual: confirmed before it went out, complete and followed up,
 * passed on in time. Judged by what is dated up to the period's end. These are breaches of the centre, not of the
 * contractor. DOMAIN §1.3 PT-03, PT-04, PT-09, PT-10, RULINGS 22, 34. */
#ifndef KEFU_RULES_ORDER_H
#define KEFU_RULES_ORDER_H

#include "pipeline/rules/reinspection.h"
#include "pipeline/rules/verdict.h"

/* A moment that may be missing, or be a day only: then it is taken as is kindest (DOMAIN §0 G6). */
struct order_time {
	bool given, day_only;
	struct moment at;
};

struct order {
	struct rectification r;
	struct day found;  /* the patrol's day */
	bool has_standard; /* 整改标准 is filled in */
	int ended;         /* the patrol's end, minutes of the day; -1: not given */
	struct order_time confirmed, issued;
};

bool order_issued(const struct order *o, struct day end);

enum verdict order_confirmed(const struct order *o, struct day end);                    /* PT-03 */
enum verdict order_followed(const struct order *o, struct day end, int32_t grace_days); /* PT-04 */
enum verdict order_reported(const struct order *o, struct day end,
			    int32_t grace_days);                                  /* PT-09: a renovation's violation */
enum verdict order_forwarded(const struct order *o, struct day end, int minutes); /* PT-10; minutes < 0: the same day */

#endif
