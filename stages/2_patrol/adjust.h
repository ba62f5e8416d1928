/* adjust: 补录调整: what became known in the period of findings of earlier ones, and what their scores would be with
 * it. It changes no score that was reported. DOMAIN §1.3 PT-06, §4.3, RULINGS 18. */
#ifndef KEFU_STAGES_PATROL_ADJUST_H
#define KEFU_STAGES_PATROL_ADJUST_H

#include "stages/2_patrol/past.h"
#include "stages/2_patrol/record.h"

int adjust_record(struct stage_run *run, struct record *r, const struct month *shown, const struct past *past,
		  const struct log *l, const struct terms *t, struct err *e);

#endif
