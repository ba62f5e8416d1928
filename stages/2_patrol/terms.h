/* terms: the settings of the assessment, read once and checked. No rule is here. */
#ifndef KEFU_STAGES_PATROL_TERMS_H
#define KEFU_STAGES_PATROL_TERMS_H

#include "pipeline/base/settings.h"
#include "pipeline/rules/assessment.h"
#include "pipeline/rules/coverage.h"
#include "pipeline/rules/grade.h"
#include "pipeline/rules/period.h"
#include "pipeline/rules/reinspection.h"
#include "pipeline/rules/standard.h"

struct terms {
	struct period_terms period;
	struct reinspection_terms factors;
	struct assessment_terms month;
	struct coverage_terms spot;
	const struct grade *grades;
	bool own_type;    /* only a patrol of the zone's own type covers it */
	bool spot_a_zone; /* spot checks are counted by zone */
	int64_t per_day, reno_per_day, coverage_least, deviation;
	struct day *holidays;
	size_t holiday_count;
	int32_t repeat_days;
	int objection_days;  /* working days, at least 1 */
	int forward_minutes; /* below 0: the same day */
	bool annual[STANDARD_TYPES];
};

int terms_read(struct terms *t, struct arena *a, const struct settings *s, struct err *e);

#endif
