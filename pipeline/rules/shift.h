/* shift: the hours of a collector at a lane, [start, end): which shift a payment is of, and whether every minute is of
 * exactly one. And the day by which its cash must be in the bank. Moments are seconds since 1970-01-01 of the site's
 * own clock. DOMAIN §6.2 PK-9, PK-11, RULINGS 29. */
#ifndef KEFU_RULES_SHIFT_H
#define KEFU_RULES_SHIFT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/day.h"

struct shift_hours {
	int64_t start, end;
};

/* "8:00", "08:00:00", "24:00", or a date before it. An end that is not after its start is on the next day. False: no
 * such time, or more than two days. */
bool shift_hours(struct day day, const char *start, const char *end, struct shift_hours *out);

#define SHIFT_NONE ((size_t)-1)

/* The shift of a moment among those of a lane, sorted by start; where two hold it, the one that began last. `reach[i]`
 * is the latest end of shifts 0 … i. */
size_t shift_find(const struct shift_hours *shifts, const int64_t *reach, size_t count, int64_t moment);

enum shift_step { SHIFT_GOES_ON, SHIFT_GAP, SHIFT_OVERLAP };

/* From the latest end so far to the next start; *seconds between, or twice. */
enum shift_step shift_step(int64_t reach, int64_t start, int64_t *seconds);

#endif
