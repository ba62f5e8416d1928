/* adjust: 补录调整: what became known of earlier periods since their reports said it: re-inspections, late rows,
 * corrections, rows withdrawn; and what the scores would be with it. It changes no score that was reported. DOMAIN §1.3
 * PT-06, §4.3, RULINGS 18. */
#ifndef KEFU_STAGES_PATROL_ADJUST_H
#define KEFU_STAGES_PATROL_ADJUST_H

#include "stages/2_patrol/issued.h"
#include "stages/2_patrol/past.h"
#include "stages/2_patrol/record.h"

int adjust_record(struct stage_run *run, struct record *r, const struct month *shown, const struct past *past,
		  const struct log *l, const struct terms *t, const struct issued *issued, struct err *e);

#endif
