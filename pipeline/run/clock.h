/* clock: the only place that reads it. Everything else is told the day. */
#ifndef KEFU_RUN_CLOCK_H
#define KEFU_RUN_CLOCK_H

#include <stdint.h>

#include "pipeline/base/day.h"
#include "pipeline/base/err.h"

#define CLOCK_TEXT 32

int64_t clock_milliseconds(void);	     /* never goes back; of no date */
const char *clock_text(char out[CLOCK_TEXT]); /* now, in UTC: 2026-11-25T01:02:03Z */

/* The last complete day where the site is ("Asia/Shanghai"). An unknown zone is CONFIG. */
int clock_yesterday(const char *zone, struct day *out, struct err *e);

#endif
