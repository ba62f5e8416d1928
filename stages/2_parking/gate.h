/* gate: one pass over what the gate system recorded, each payment added to its line, its day and its month apart from
 * one another, so that they can be checked against each other. */
#ifndef KEFU_STAGES_PARKING_GATE_H
#define KEFU_STAGES_PARKING_GATE_H

#include "pipeline/rules/period.h"
#include "stages/2_parking/booth.h"

#define GATE_DAYS 31

struct gate_month {
	struct period period;
	struct sum sum;
	int64_t shift_days; /* days with a shift */
};

struct gate_day {
	struct sum sum;
	bool has_shift;
	bool used[STAY_WAYS];        /* a payment came by this way on the calendar day */
	struct fen taken[STAY_WAYS]; /* … and what they add up to */
	int64_t inside;
};

struct gate_reason {
	const char *reason;
	int64_t lines;
	struct fen waived;
};

struct gate_refund {
	const char *source, *no, *plate;
	int64_t entered, moment;
	size_t lane;
	struct fen amount, original; /* below zero; what was paid for that stay */
};

struct gate {
	struct arena *arena;
	struct booth *booth;
	struct period_terms terms;
	struct period shown; /* as-of's month, up to as-of */
	struct gate_day days[GATE_DAYS];
	struct gate_month **months; /* by month */
	size_t month_count, month_capacity;
	struct gate_reason *reasons;
	size_t reason_count, reason_capacity;
	struct gate_refund *refunds; /* of the month shown, by entry and plate */
	size_t refund_count, refund_capacity;
	struct day cached; /* the day whose month is `at` */
	struct gate_month *at;
	bool any;
};

int gate_read(struct gate *g, struct stage_run *r, struct booth *b, struct err *e);

#endif
