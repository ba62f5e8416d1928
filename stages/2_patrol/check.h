/* check: PT-01 … PT-10 for one period, counted: due, kept, broken, not to be told. DOMAIN §1.3. */
#ifndef KEFU_STAGES_PATROL_CHECK_H
#define KEFU_STAGES_PATROL_CHECK_H

#include "stages/2_patrol/issued.h"
#include "stages/2_patrol/month.h"

#define CHECKS      10
#define CHECK_TASKS 7 /* PT-08, which agenda counts */
#define CHECK_RENOVATIONS 8 /* PT-09, to which renovation adds */

/* tallies[0] is PT-01. */
void check_all(struct verdict_tally tallies[CHECKS], struct arena *a, const struct month *m, const struct log *l,
	       const struct terms *t, const struct issued *issued);

#endif
