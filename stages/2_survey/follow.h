/* follow: what became of those who were not content with the survey, from its forms and the register of follow-ups; lines of that register
 * that belong to nothing. */
#ifndef KEFU_STAGES_SURVEY_FOLLOW_H
#define KEFU_STAGES_SURVEY_FOLLOW_H

#include "stages/2_survey/book.h"

/* shown: the survey whose follow-ups are told; NULL: none has begun. */
int follow_record(struct stage_run *r, const struct terms *t, const struct book *b, const struct survey *shown, struct doubts *doubts, struct err *e);

#endif
