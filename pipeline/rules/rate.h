/* rate: the three collection rates of a period: of the current charge, of old arrears, of both.
 *
 * Bills belong to a period by their months, whatever their due date; a bill of several months is split (bill.h). The period ends
 * with as-of. A rate with nothing below the line is no rate. DOMAIN §3.4, RULINGS 15. */
#ifndef KEFU_RULES_RATE_H
#define KEFU_RULES_RATE_H

#include <stdbool.h>

#include "pipeline/rules/bill.h"

enum rate_waiver { RATE_REDUCES, RATE_COUNTS_AS_PAID, RATE_IGNORED };

struct rate_terms {
	bool cash; /* only what came in within the period counts as received */
	enum rate_waiver waiver;
};

struct rate_period {
	int32_t month_from, month_to;
};

struct rate {
	struct fen charged, received;	 /* 当期应收, 当期实收 */
	struct fen opening, recovered; /* 期初往欠, 清回往欠 */
};

/* `before`: what was paid on the bill by receipts (less refunds) dated before the period's first day; b->received: by as-of. */
void rate_add(struct rate *r, const struct rate_period *p, const struct rate_terms *t, const struct bill *b, struct fen before);

/* part / whole in hundredths of a percent, half up; false: whole is zero. */
bool rate_percent(struct fen part, struct fen whole, int64_t *out);

bool rate_current(const struct rate *r, int64_t *out);
bool rate_recovery(const struct rate *r, int64_t *out);
bool rate_total(const struct rate *r, int64_t *out);

#endif
