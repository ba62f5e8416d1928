/* followup: how far what was found has been put right: the period's rates, the last weeks, and what is still open on
 * as-of. DOMAIN §4.5 (4), §9 weekly. */
#ifndef KEFU_STAGES_PATROL_FOLLOWUP_H
#define KEFU_STAGES_PATROL_FOLLOWUP_H

#include "stages/2_patrol/month.h"

int followup_record(struct stage_run *r, const struct month *m, const struct log *l, const struct terms *t,
		    struct err *e);

#endif
