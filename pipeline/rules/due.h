/* due: completes the dates of a bill from those that an export gives: its months, its beginning, its due date.
 * Moves no date that is given, but an end that is the day after (2023-01-01 to 2023-02-01) becomes the last day.
 * DOMAIN §3.1, RULINGS 10, 13, 16. */
#ifndef KEFU_RULES_DUE_H
#define KEFU_RULES_DUE_H

#include <stdbool.h>
#include <stdint.h>

#include "pipeline/base/day.h"

#define DUE_NO_MONTH INT32_MIN

struct due {
	struct day start, end; /* 计费开始, 计费结束 */
	int32_t month_from, month_to;
	struct day day; /* 应缴日期; default the last day of the first month */
};

/* False when nothing dates the bill. Afterwards all of them are there. */
bool due_complete(struct due *d) __attribute__((warn_unused_result));

#endif
