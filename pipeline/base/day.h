/* day: a calendar day as days since 1970-01-01, and its months. There is no today here: as-of comes from the runner.
 *
 * DOMAIN §0 G2: periods count from the day after; a month or year later is the same date, or the month's last day. */
#ifndef KEFU_BASE_DAY_H
#define KEFU_BASE_DAY_H

#include <stdbool.h>
#include <stdint.h>

struct day {
	int32_t n;
};

#define DAY_TEXT 16
#define DAY_NONE ((struct day){ INT32_MIN }) /* no date */

bool day_make(int year, int month, int day, struct day *out) __attribute__((warn_unused_result)); /* false: no such day */
struct day day_of(int32_t days_since_1970);
int32_t day_count(struct day d);
void day_split(struct day d, int *year, int *month, int *day);
bool day_none(struct day d);

bool day_parse(const char *s, struct day *out) __attribute__((warn_unused_result)); /* YYYY-MM-DD only */
const char *day_text(struct day d, char out[DAY_TEXT]);				      /* YYYY-MM-DD */

int day_cmp(struct day a, struct day b);
int32_t day_diff(struct day later, struct day earlier); /* days */
struct day day_plus(struct day d, int32_t days);
struct day day_plus_months(struct day d, int months); /* Jan 31 + 1 = Feb 28 */
struct day day_plus_years(struct day d, int years);	 /* Feb 29 + 1 = Feb 28 */
int day_weekday(struct day d);				 /* 1 = Monday … 7 = Sunday */
struct day day_week_start(struct day d);		 /* the Monday of its ISO week */

/* A month is the number year * 12 + (month - 1), so that months subtract. */
int32_t month_of(struct day d);
struct day month_first(int32_t month);
struct day month_last(int32_t month);
bool month_parse(const char *s, int32_t *out) __attribute__((warn_unused_result)); /* YYYY-MM only */
const char *month_text(int32_t month, char out[DAY_TEXT]);				     /* YYYY-MM */

/* A moment of wall-clock time: seconds since 1970-01-01 00:00:00 of the site's own clock (no zone in the data). */
struct moment {
	int64_t n;
};
struct moment moment_at(struct day d, int second_of_day);
struct day moment_day(struct moment m);
const char *moment_text(struct moment m, char out[24]); /* YYYY-MM-DD HH:MM:SS */

#endif
