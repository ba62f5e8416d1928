/* arrears: what one house owes: its overdue bills added up by age, its months.
 * Only overdue bills with something owed count, in every figure. DOMAIN §3.3, RULINGS 13, 33. */
#ifndef KEFU_RULES_ARREARS_H
#define KEFU_RULES_ARREARS_H

#include "pipeline/base/arena.h"
#include "pipeline/rules/ageing.h"
#include "pipeline/rules/bill.h"

struct arrears {
	struct fen bucket[AGEING_BUCKETS + 1]; /* by ageing_bucket(); 0 stays empty */
	struct fen owed;
	struct day from, to; /* first begin, last end of those bills; DAY_NONE without any */
	struct day oldest_due;
	int32_t overdue_days; /* of the oldest */
	int months;	      /* distinct months of the property fee, begun by as-of, with something unpaid */
	bool months_partial;  /* one of them is paid in part */
	/* within: */
	int32_t *unpaid;
	size_t unpaid_count, unpaid_capacity;
};

struct arrears arrears_none(void);

/* Takes the bill in when it is overdue and unpaid (then true). `property`: its months count. */
bool arrears_add(struct arena *a, struct arrears *r, const struct bill *b, bool property, struct day as_of);

/* After the last bill: counts the months. */
void arrears_close(struct arrears *r);

#endif
