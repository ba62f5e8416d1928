/* period: the months of the assessment, by default from the 26th to the 25th, both inclusive, named for the month of
 * their end. Knows no rest days: an assessment does not move. DOMAIN §1.3 PT-06, PT-07, RULINGS 18. */
#ifndef KEFU_RULES_PERIOD_H
#define KEFU_RULES_PERIOD_H

#include <stdbool.h>
#include <stdint.h>

#include "pipeline/base/day.h"

enum period_rule { PERIOD_26_25, PERIOD_25_24, PERIOD_CALENDAR };

/* The word of the setting: calendar, 25_to_24, 26_25; any other is 26_25. */
enum period_rule period_rule(const char *word);

struct period_terms {
	enum period_rule rule;
	int day; /* assess.day, 25; the month's last day where it has no such day */
};

struct period {
	int32_t month;
	struct day start, end;
};

struct period period_named(const struct period_terms *t, int32_t month);
struct period period_of(const struct period_terms *t, struct day day);      /* the one that holds the day */
struct period period_ended(const struct period_terms *t, struct day as_of); /* the last that ended on or before as-of */
bool period_holds(const struct period *p, struct day day);

#endif
