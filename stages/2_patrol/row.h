/* row: the rows of the log as they stand in memory. `part` and `line` say where in the exports each came from. */
#ifndef KEFU_STAGES_PATROL_ROW_H
#define KEFU_STAGES_PATROL_ROW_H

#include "pipeline/rules/order.h"
#include "pipeline/rules/patrol.h"

enum log_role { ROLE_UNKNOWN, ROLE_ASSISTANT, ROLE_SUPERVISOR };

struct log_zone {
	const char *name, *company;
	int kind;       /* its own type; -1: the register lacks the zone */
	int64_t weight; /* hundredths */
	bool has_fee;
	struct fen fee; /* a month's */
};

struct log_patrol {
	const char *no;
	struct day day;
	int kind, zone;
	enum log_role role;
	bool spot, later;    /* later: dated after as-of, takes no part */
	int ended;           /* minutes of the day, -1: not given */
	uint64_t skipped;    /* items that do not apply */
	size_t first, count; /* its findings: places in by_patrol */
	int64_t part, line;
};

struct log_finding {
	const char *no, *code, *place, *description, *unit;
	size_t patrol;
	int item; /* of the table of the patrol's type; -1: unknown */
	int64_t deduction;
	bool repeat;
	struct order order;      /* with what has become of it */
	struct day new_deadline; /* the last that a re-inspection set, or DAY_NONE */
	int64_t part, line;
};

/* A valid complaint (大类 投诉, 投诉有效), against the company that was found responsible. */
struct log_complaint {
	struct day day;
	const char *company;
};

#endif
