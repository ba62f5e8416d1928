/* record: what the surveys say, into pipeline/store/figures/survey.sql. */
#ifndef KEFU_STAGES_SURVEY_RECORD_H
#define KEFU_STAGES_SURVEY_RECORD_H

#include "stages/2_survey/book.h"

/* begun: how many of the book's surveys have begun by as-of; the last of these is told in full. */
int record_surveys(struct stage_run *r, const struct terms *t, const struct book *b, size_t begun, struct err *e);
int record_years(struct stage_run *r, const struct terms *t, const struct book *b, size_t begun, struct err *e);

#endif
