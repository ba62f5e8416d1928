/* assessment: a month's score of one type of patrol, from the scores of its patrols.
 *
 * Each day of a zone weighs the same, and so does each patrol of a day; gardens are taken by ISO weeks. Zones weigh as
 * the register says. Spot checks are apart: no part of a day, three tenths of the month where there are any. Valid
 * complaints take points off. Nothing is rounded here (mark.h). A day without a patrol is left out, never a 0. DOMAIN
 * §4.3, RULINGS 19-21. */
#ifndef KEFU_RULES_ASSESSMENT_H
#define KEFU_RULES_ASSESSMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/day.h"
#include "pipeline/rules/mark.h"

struct assessment_terms {
	int64_t routine, spot;                   /* weights, parts per million; their sum counts as the whole */
	int64_t complaint_minus, complaint_most; /* points, parts per million */
};

/* One patrol's score. */
struct assessed {
	int zone;
	struct day day;
	bool spot;
	int64_t score; /* hundredths */
};

struct assessment {
	bool has_routine, has_spot, has_score; /* there is no score without a routine patrol */
	struct mark routine, spot, complaint, score;
};

/* The zone's month: the mean of its days, or of its weeks. `list` holds its patrols, by day. False: no routine patrol.
 */
bool assessment_zone(const struct assessed *list, size_t count, bool weekly, struct mark *out);

/* One ISO week of a zone, as far as `list` goes: for weekly sheets. */
bool assessment_week(const struct assessed *list, size_t count, struct day monday, struct mark *out);

/* `list`: one type's patrols of the period, by zone and day; weights by zone, in hundredths. */
void assessment_month(const struct assessment_terms *t, const struct assessed *list, size_t count,
		      const int64_t *weights, bool weekly, int complaints, struct assessment *out);

/* The supervisor and the assistant on one zone's day: how far apart, in hundredths; false when one of them was not
 * there. */
bool assessment_deviation(const struct assessed *list, size_t count, struct mark *routine, struct mark *spot,
			  bool *too_far, int64_t limit_ppm);

#endif
