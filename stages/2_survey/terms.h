/* terms: the settings of surveys, read once. */
#ifndef KEFU_STAGES_SURVEY_TERMS_H
#define KEFU_STAGES_SURVEY_TERMS_H

#include "pipeline/base/settings.h"
#include "pipeline/rules/level.h"
#include "pipeline/rules/pursuit.h"

struct terms {
	struct level_terms level;
	struct pursuit_terms pursuit;
	int64_t weights[DIMENSIONS];
	int64_t margin, response; /* parts per million */
	int64_t target, drop;	    /* hundredths of a percent, of a point */
	int64_t rank_min, per_year;
	bool room_required;
};

int terms_read(struct terms *t, const struct settings *s, struct err *e);

#endif
