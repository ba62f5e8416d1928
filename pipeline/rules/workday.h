/* workday: Monday to Friday, and none of the holidays the settings name (calendar.holidays). A weekend on which people work
 * instead of a holiday is not known to it. */
#ifndef KEFU_RULES_WORKDAY_H
#define KEFU_RULES_WORKDAY_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/day.h"

bool workday(struct day day, const struct day *holidays, size_t count);
/* The n-th working day after it; n of at least 1. */
struct day workday_after(struct day day, int n, const struct day *holidays, size_t count);

#endif
