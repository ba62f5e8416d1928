/* why: what the cards say, and what is different since a stage was last made. Reads only. */
#ifndef KEFU_RUN_WHY_H
#define KEFU_RUN_WHY_H

#include "pipeline/base/day.h"
#include "pipeline/stage/program.h"

struct why_options {
	struct program_options common;
	struct day as_of; /* DAY_NONE: yesterday */
	const char *stage;
};

/* Both return the exit code. */
int why_stage(struct why_options *o);
int why_list(struct why_options *o);

#endif
