/* fee: what the period's grade would take off each contractor's fee. DOMAIN §4.4. */
#ifndef KEFU_STAGES_PATROL_FEE_H
#define KEFU_STAGES_PATROL_FEE_H

#include "stages/2_patrol/past.h"
#include "stages/2_patrol/record.h"

/* What the months proposed in all, for all companies of a type; false: no fee is registered. */
bool fee_deducted(const struct past *past, const struct log *l, const struct terms *t, int kind, int32_t first,
		  int32_t last, struct fen *out);

int fee_propose(struct stage_run *run, const struct record *r, const struct month *m, const struct past *past,
		const struct log *l, const struct terms *t, struct err *e);

#endif
