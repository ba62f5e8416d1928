/* clock: the only place that reads it. Everything else is told the day. */
#ifndef KEFU_RUN_CLOCK_H
#define KEFU_RUN_CLOCK_H

#include <stdint.h>

#include "pipeline/base/day.h"
#include "pipeline/base/err.h"

#define CLOCK_TEXT 32

int64_t clock_milliseconds(void);             /* never goes back; of no date */
const char *clock_text(char out[CLOCK_TEXT]); /* now, in UTC: 2026-11-25T01:02:03Z */

int64_t clock_now(void); /* seconds since 1970 */
/* "2026-11-25T01:02:03Z", or seconds, as a clock on the wall of the site shows them: 2026-11-25 09:02. */
const char *clock_local(const char *utc, const char *zone, char out[CLOCK_TEXT]);
const char *clock_local_at(int64_t seconds, const char *zone, char out[CLOCK_TEXT]);
int64_t clock_seconds(const char *utc); /* 0 when it is no time */

/* The last complete day where the site is ("Asia/Shanghai"). An unknown zone is CONFIG. */
int clock_yesterday(const char *zone, struct day *out, struct err *e);

#endif
