/* channel: what the payment channels say they took, gross and by the day of the transaction, beside the gate's own
 * sums. */
#ifndef KEFU_STAGES_PARKING_CHANNEL_H
#define KEFU_STAGES_PARKING_CHANNEL_H

#include "stages/2_parking/gate.h"

int channel_record(struct stage_run *r, const struct gate *g, struct err *e);

#endif
