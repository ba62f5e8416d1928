/* allocation: which receipt paid which bill, for one house, from nothing each night.
 *
 * Passes over all receipts dated up to as-of, each by date, then number: named bills; bills of the named item; any begun
 * bill, oldest due date first; refunds undo last. What is left of a receipt joins the next pass, at the end it is prepaid.
 * Decides nothing about lateness. DOMAIN §3.2, RULINGS 9, 10, 33. */
#ifndef KEFU_RULES_ALLOCATION_H
#define KEFU_RULES_ALLOCATION_H

#include <stddef.h>

#include "pipeline/base/arena.h"
#include "pipeline/rules/bill.h"
#include "pipeline/rules/receipt.h"

struct allocation {
	int bill;	   /* places in the arrays given */
	int receipt;	   /* whose date counts: the paying one, or the refund */
	int of;		   /* the receipt whose money it is (differs from `receipt` in a refund) */
	struct fen amount; /* below zero: undone by a refund */
};

struct allocations {
	struct allocation *list; /* in the order in which they came about */
	size_t count;
};

/* Writes `received` of each bill and fate, left, waits of each receipt. */
void allocation_run(struct arena *a, struct bill *bills, int bill_count, struct receipt *receipts, int receipt_count,
		    struct day as_of, struct allocations *out);

/* The same list by bill, each bill's in their order; first[b] .. first[b + 1] are those of bill b. */
void allocation_by_bill(struct arena *a, struct allocations *all, int bill_count, size_t **first);

#endif
