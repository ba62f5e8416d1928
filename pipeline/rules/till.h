/* till: receipts of one kind counted together for the cashier's report: how many, how much, given back, void, from which number to which.
 *
 * A receipt of several rows counts once when its rows come one after the other. A void one counts no money, but its number belongs to the
 * run of numbers. DOMAIN §3.11. */
#ifndef KEFU_RULES_TILL_H
#define KEFU_RULES_TILL_H

#include <stdbool.h>

#include "pipeline/base/fen.h"

struct till {
	int receipts, refunds, voids;
	struct fen received, refunded, voided; /* refunded: as it was given back, above zero */
	struct fen net;			       /* received - refunded */
	const char *first, *last;	       /* NULL: none yet */
	const char *before;		       /* the number that was added last */
};

/* `number` must live as long as the till. False: too large to add. */
bool till_add(struct till *t, const char *number, struct fen amount, bool voided) FEN_MUST;

#endif
