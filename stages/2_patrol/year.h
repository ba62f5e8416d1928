/* year: the year's assessment to date, and its mean beside last year's. DOMAIN §4.6, RULINGS 21. */
#ifndef KEFU_STAGES_PATROL_YEAR_H
#define KEFU_STAGES_PATROL_YEAR_H

#include "stages/2_patrol/past.h"

/* `last`: the month of the last period that ended. */
int year_record(struct stage_run *run, const struct past *past, const struct log *l, const struct terms *t,
		int32_t last, struct err *e);

#endif
