/* count: what the valid forms of a survey, or of a part of it, say. */
#ifndef KEFU_STAGES_SURVEY_COUNT_H
#define KEFU_STAGES_SURVEY_COUNT_H

#include "stages/2_survey/book.h"

struct count {
	int64_t returned, valid, few, nameless, replaced, anonymous;
	struct level_tally questions[BOOK_QUESTIONS], dimensions[DIMENSIONS], pooled;
};

void count_form(struct count *c, const struct form *f);
void count_survey(struct count *c, const struct survey *s);

#endif
