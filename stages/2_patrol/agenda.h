/* agenda: the key tasks due in the period (重点工作计划), the work log of the gardens, and what was done: PT-08. */
#ifndef KEFU_STAGES_PATROL_AGENDA_H
#define KEFU_STAGES_PATROL_AGENDA_H

#include "pipeline/rules/period.h"
#include "pipeline/rules/verdict.h"
#include "pipeline/stage/stage.h"

/* Records the tasks and their rates; their verdicts are added to the tally. */
int agenda_record(struct stage_run *r, const struct period *p, struct verdict_tally *tally, struct err *e);

#endif
