/* ageing: how long a bill has been overdue, in days and in the seven columns of the ageing table.
 * Year edges are anniversaries of the due date; the anniversary is still in the younger column. DOMAIN §3.3. */
#ifndef KEFU_RULES_AGEING_H
#define KEFU_RULES_AGEING_H

#include <stdint.h>

#include "pipeline/base/day.h"

#define AGEING_BUCKETS 7 /* 1-30 days, 31-90, 91-180, 181 days to 1 year, 1-2 years, 2-3 years, more */

/* Days after the due date; 0 when it is not overdue. */
int32_t ageing_days(struct day due, struct day as_of);

/* 1 … 7; 0 when it is not overdue. */
int ageing_bucket(struct day due, struct day as_of);

#endif
