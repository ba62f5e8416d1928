/* gate: what 1_parking added up of the gate system's records, each sum given to its line, its day and its month apart from one another, so that
 * they can be checked against each other. */
#ifndef KEFU_STAGES_PARKING_GATE_H
#define KEFU_STAGES_PARKING_GATE_H

#include "pipeline/rules/period.h"
#include "stages/2_parking/booth.h"

#define GATE_DAYS 31

struct gate_month {
	struct period period;
	struct takings sum;
	int64_t shift_days; /* days with a shift */
};

struct gate_day {
	struct takings sum;
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
	struct day cached; /* the day whose month is `at` */
	struct gate_month *at;
	bool any;
};

/* Where what was paid at this lane at this time counts: a line, or NULL when that is after as-of. */
struct booth_row *gate_line(struct gate *g, size_t lane, int64_t moment);

int gate_read(struct gate *g, struct stage_run *r, struct booth *b, struct err *e);

#endif
