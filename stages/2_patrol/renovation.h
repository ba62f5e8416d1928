/* renovation: PT-09's other half: was each renovation that goes on patrolled on each working day? Counted for one period.
 * Without a register of permits nothing is asked. DOMAIN §1.3. */
#ifndef KEFU_STAGES_PATROL_RENOVATION_H
#define KEFU_STAGES_PATROL_RENOVATION_H

#include "stages/2_patrol/month.h"

int renovation_check(struct stage_run *r, const struct month *m, const struct log *l, const struct terms *t,
		     struct verdict_tally *tally, struct err *e);

#endif
