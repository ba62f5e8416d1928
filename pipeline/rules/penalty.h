/* penalty: 违约金 of one bill: simple, by day, on what was still unpaid that day, rounded half up once.
 *
 * Off unless a rate and the contract's clause are set: then there is no figure at all, not 0.00. From the day after the due date; the
 * day of a payment is charged on the reduced sum, as-of's day is included. Capped. DOMAIN §3.7, RULINGS 12. */
#ifndef KEFU_RULES_PENALTY_H
#define KEFU_RULES_PENALTY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/day.h"
#include "pipeline/base/fen.h"

struct penalty_terms {
	int64_t rate; /* ppm a day; 0: none is set */
	bool clause;  /* the contract's clause is set */
	int64_t cap;  /* ppm of the principal */
};

struct penalty_payment {
	struct day day;
	struct fen amount; /* below zero: given back */
};

/* False: no penalty is demanded. Sorts the payments by day. `net` is the bill's charge less waivers that count. */
bool penalty_of(const struct penalty_terms *terms, struct fen net, struct day due, struct penalty_payment *payments,
		size_t count, struct day as_of, struct fen *out);

#endif
