/* answer: what each contractor said to the result of the period shown, as of as-of's own day. DOMAIN §4.4. */
#ifndef KEFU_STAGES_PATROL_ANSWER_H
#define KEFU_STAGES_PATROL_ANSWER_H

#include "pipeline/store/doubt.h"
#include "stages/2_patrol/issued.h"
#include "stages/2_patrol/terms.h"

/* patrol_answer, a row for each of patrol_fee; an answer of a company that has none is doubted. */
int answer_record(struct stage_run *r, const struct issued *issued, const struct terms *t, struct doubts *doubts,
		  struct err *e);

#endif
