/* date: days, moments, months and spans of months as exports write them.
 *
 * DOMAIN §8.2 within RULINGS 4: years have four digits, day and month never stand in doubt, a serial of Excel lies
 * between 20000 and 60000. Text is narrow and trimmed (number_narrow). */
#ifndef KEFU_INTAKE_DATE_H
#define KEFU_INTAKE_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/day.h"

struct date_time {
	struct day day; /* DAY_NONE: a date that means none (0000-00-00) */
	int second;     /* of the day; -1 when no time of day was given */
};

bool date_parse(const char *s, size_t n, struct date_time *out);
bool date_serial(double serial, bool date1904, bool with_time, struct date_time *out);
bool date_months(const char *s, size_t n, int32_t *from, int32_t *to);

#endif
