/* movement: why the overdue money of one day is another sum on a later day, bill by bill.
 *
 * opening + all the parts = closing, always: what nothing else explains is `moved` (receipts entered late, money put on other bills).
 * Each part is what it adds to the arrears: a payment is below zero. */
#ifndef KEFU_RULES_MOVEMENT_H
#define KEFU_RULES_MOVEMENT_H

#include <stdbool.h>

#include "pipeline/base/fen.h"

/* A bill on one of the days. Not overdue: it had not begun, was not due, or is not there. */
struct movement_bill {
	bool overdue;
	struct fen charged, waived, received;
};

/* What receipts dated after the first day did to this bill, and what receipts voided since had paid on it; none below zero. */
struct movement_money {
	struct fen paid, refunded, voided;
};

struct movement {
	struct fen opening, newly, paid, refunded, voided, waived, corrected, withdrawn, moved, closing;
};

/* False: too large to add. */
bool movement_add(struct movement *m, const struct movement_bill *before, const struct movement_bill *after,
		  const struct movement_money *money) FEN_MUST;
bool movement_sum(struct movement *sum, const struct movement *m) FEN_MUST;
bool movement_adds_up(const struct movement *m);

#endif
