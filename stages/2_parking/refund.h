/* refund: the month's refunds, each with what was paid for its stay: the same plate and entry. PK-12 is asked of them. */
#ifndef KEFU_STAGES_PARKING_REFUND_H
#define KEFU_STAGES_PARKING_REFUND_H

#include "stages/2_parking/gate.h"

struct refund {
	const char *no, *plate;
	int64_t entered, moment;
	size_t lane;
	struct fen amount, original; /* below zero; what was paid for that stay */
};

struct refunds {
	struct refund *list; /* by entry, plate and number */
	size_t count, capacity;
};

int refund_read(struct refunds *x, struct gate *g, struct stage_run *r, struct err *e);
bool refund_same_stay(const struct refund *x, const struct refund *y);

#endif
