/* bill: one charge of a house as the rules see it, whichever export it came from.
 *
 * Amounts lie within ±BILL_MOST (who reads rows sees to it), so that the sums of a house cannot overflow.
 * Knows nothing of files, owners or letters. DOMAIN §3.1. */
#ifndef KEFU_RULES_BILL_H
#define KEFU_RULES_BILL_H

#include <stdbool.h>
#include <stdint.h>

#include "pipeline/base/day.h"
#include "pipeline/base/fen.h"

#define BILL_MOST INT64_C(10000000000000) /* fen: a hundred thousand million yuan */

struct bill {
	const char *number;
	int item; /* equal items have equal numbers, from 1 */
	int rank; /* fee_rank(): which of two that fall due together is paid first */
	int32_t month_from, month_to;
	struct day begin, end, due;
	struct fen charged, waived; /* waived: what counts of it, never above charged */
	struct fen received;	     /* written by allocation_run() */
};

struct fen bill_net(const struct bill *b);	/* charged - waived */
struct fen bill_owed(const struct bill *b);	/* charged - waived - received */
bool bill_begun(const struct bill *b, struct day as_of);
int bill_months(const struct bill *b);

/* A bill of several months is split evenly, odd fen to the first months; money fills the oldest first (RULINGS 13).
 * The share of the months before the `month`th (from 0), and how much of it `paid` fills. */
struct fen bill_share_before(int months, struct fen total, int month);
struct fen bill_filled_before(int months, struct fen total, int month, struct fen paid);

#endif
