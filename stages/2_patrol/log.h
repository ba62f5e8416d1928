/* log: zones, patrols, findings, re-inspections and complaints in memory, tied together, each dated up to as-of. Rows
 * that cannot be tied are doubts and take no part. Read in ordered passes; nothing here is computed but whether a
 * finding is a repeat. */
#ifndef KEFU_STAGES_PATROL_LOG_H
#define KEFU_STAGES_PATROL_LOG_H

#include "pipeline/stage/stage.h"
#include "pipeline/store/doubt.h"
#include "stages/2_patrol/row.h"
#include "stages/2_patrol/terms.h"

struct log {
	struct standard *standard;
	struct log_zone *zones;
	size_t zone_count, zones_known; /* those of the register come first, by name */
	struct log_patrol *patrols;     /* by number */
	size_t patrol_count;
	struct log_finding *findings; /* by number */
	size_t finding_count;
	struct log_complaint *complaints;
	size_t complaint_count;
	size_t *by_patrol; /* findings, each patrol's by number */
	size_t *by_zone;   /* patrols up to as-of by day's month, type, zone, day, number */
	size_t by_zone_count;
	struct day first, last; /* of all patrols up to as-of; DAY_NONE: none */
};

/* NULL on failure. */
struct log *log_read(struct stage_run *r, const struct terms *t, struct doubts *d, struct err *e);

#endif
