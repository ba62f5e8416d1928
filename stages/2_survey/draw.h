/* draw: the plans with the sample that each asks for, and the households drawn for the newest one. */
#ifndef KEFU_STAGES_SURVEY_DRAW_H
#define KEFU_STAGES_SURVEY_DRAW_H

#include "stages/2_survey/book.h"

int draw_record(struct stage_run *r, const struct terms *t, const struct book *b, struct err *e);

#endif
