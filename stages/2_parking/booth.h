/* booth: the lanes and the shifts that were handed over at them, in memory; and the place of a payment: its shift, or
 * its day and lane. */
#ifndef KEFU_STAGES_PARKING_BOOTH_H
#define KEFU_STAGES_PARKING_BOOTH_H

#include "pipeline/rules/shift.h"
#include "pipeline/rules/ticket.h"
#include "pipeline/stage/stage.h"
#include "pipeline/store/doubt.h"
#include "pipeline/rules/takings.h"

/* A shift, or, with shift NULL, what was paid in none on a day at a lane. */
struct booth_row {
	struct day day;
	const char *shift;
	size_t lane;
	const char *collector;
	bool timed;
	struct shift_hours hours;
	bool has_face;
	struct fen face;
	enum ticket_fault fault;
	struct ticket_use tickets;
	bool deposit_known; /* a deposit's number or day is written down */
	struct day deposited;
	int64_t part, line;
	struct takings sum;
};

struct booth_lane {
	const char *name;
	struct booth_row **rows; /* its timed shifts, by start */
	struct shift_hours *hours;
	int64_t *reach;
	size_t count;
};

struct booth {
	struct arena *arena;
	struct booth_lane *lanes;
	size_t lane_count, lane_capacity, last_lane;
	struct booth_row **shifts; /* by day, shift, lane */
	size_t shift_count;
	struct booth_row **loose;
	size_t loose_count, loose_capacity;
	uint32_t *slots; /* places in loose + 1, by lane and day */
	size_t slot_count;
	bool deposits; /* some shift tells of its deposit */
};

struct booth *booth_read(struct stage_run *r, struct doubts *doubts, struct err *e);
size_t booth_lane(struct booth *b, const char *name);
struct booth_row *booth_shift(const struct booth *b, size_t lane, int64_t moment); /* NULL: in none */
struct booth_row *booth_loose(struct booth *b, size_t lane, struct day day);

#endif
