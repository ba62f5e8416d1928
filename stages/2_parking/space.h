/* space: the register of parking spaces on as-of's day: what each owes. */
#ifndef KEFU_STAGES_PARKING_SPACE_H
#define KEFU_STAGES_PARKING_SPACE_H

#include "pipeline/stage/stage.h"
#include "pipeline/store/doubt.h"

int space_record(struct stage_run *r, struct doubts *doubts, struct err *e);

#endif
