/* log: zones, patrols, findings, re-inspections and complaints in memory, tied together, each dated up to as-of. Rows that cannot be tied are doubts
 * and take no part. Read in ordered passes; nothing here is computed but whether a finding is a repeat. */
#ifndef KEFU_STAGES_PATROL_LOG_H
#define KEFU_STAGES_PATROL_LOG_H

#include "pipeline/rules/order.h"
#include "pipeline/rules/patrol.h"
#include "pipeline/stage/stage.h"
#include "stages/2_patrol/doubt.h"
#include "stages/2_patrol/terms.h"

enum log_role { ROLE_UNKNOWN, ROLE_ASSISTANT, ROLE_SUPERVISOR };

struct log_zone {
	const char *name, *company;
	int kind;	/* its own type; -1: the register lacks the zone */
	int64_t weight; /* hundredths */
	bool has_fee;
	struct fen fee; /* a month's */
};

struct log_patrol {
	const char *no;
	struct day day;
	int kind, zone;
	enum log_role role;
	bool spot, later; /* later: dated after as-of, takes no part */
	int ended;	  /* minutes of the day, -1: not given */
	uint64_t skipped; /* items that do not apply */
	size_t first, count; /* its findings: places in by_patrol */
	int64_t part, line;
};

struct log_finding {
	const char *no, *code, *place, *description, *unit;
	size_t patrol;
	int item; /* of the table of the patrol's type; -1: unknown */
	int64_t deduction;
	bool repeat;
	struct order order;	     /* with what has become of it */
	struct day new_deadline; /* the last that a re-inspection set, or DAY_NONE */
	int64_t part, line;
};

/* A valid complaint (大类 投诉, 投诉有效), against the company that was found responsible. */
struct log_complaint {
	struct day day;
	const char *company;
};

struct log {
	struct standard *standard;
	struct log_zone *zones;
	size_t zone_count, zones_known; /* those of the register come first, by name */
	struct log_patrol *patrols; /* by number */
	size_t patrol_count;
	struct log_finding *findings; /* by number */
	size_t finding_count;
	struct log_complaint *complaints;
	size_t complaint_count;
	size_t *by_patrol;	 /* findings, each patrol's by number */
	size_t *by_zone;	 /* patrols up to as-of by day's month, type, zone, day, number */
	size_t by_zone_count;
	struct day first, last; /* of all patrols up to as-of; DAY_NONE: none */
};

/* NULL on failure. */
struct log *log_read(struct stage_run *r, const struct terms *t, const struct doubts *d, struct err *e);

#endif
