/* receipt: one line of money that came in (or went back), as the rules see it. DOMAIN §3.2. */
#ifndef KEFU_RULES_RECEIPT_H
#define KEFU_RULES_RECEIPT_H

#include <stdbool.h>
#include <stdint.h>

#include "pipeline/base/day.h"
#include "pipeline/base/fen.h"

#define RECEIPT_NO_MONTH INT32_MIN

enum receipt_fate {
	RECEIPT_TAKES_PART,
	RECEIPT_VOID,		 /* 作废 */
	RECEIPT_LATER,		 /* dated after as-of */
	RECEIPT_NO_ORIGINAL,	 /* negative, and the receipt that it gives back is not known */
	RECEIPT_ABOVE_ORIGINAL /* gives back more than is left of it */
};

struct receipt {
	const char *number;
	const char *bill_number, *original; /* "" when it names none */
	int item;			      /* 0: names none */
	int32_t month_from, month_to;	      /* RECEIPT_NO_MONTH: names none */
	struct day paid;
	struct fen amount; /* below zero: a refund */
	bool voided;
	bool deposit; /* of a deposit item: pays no fee of another item, is no prepaid money */

	/* written by allocation_run() */
	enum receipt_fate fate;
	struct fen left; /* in no bill: prepaid money, or held (deposit) */
	bool waits;	 /* for a bill that it names and that is not there or has not begun */
};

#endif
