/* record: lines, days, months and reasons into pipeline/store/figures/parking.sql. */
#ifndef KEFU_STAGES_PARKING_RECORD_H
#define KEFU_STAGES_PARKING_RECORD_H

#include "stages/2_parking/gate.h"

int record_lines(struct stage_run *r, struct gate *g, struct err *e);
int record_days(struct stage_run *r, const struct gate *g, struct err *e);
int record_months(struct stage_run *r, const struct gate *g, struct err *e);
int record_reasons(struct stage_run *r, const struct gate *g, struct err *e);

#endif
