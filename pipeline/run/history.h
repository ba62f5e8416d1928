/* history: what the ledger says of past runs, for people (`kefu history`) and for watching (`kefu status`). Decides
 * nothing. */
#ifndef KEFU_RUN_HISTORY_H
#define KEFU_RUN_HISTORY_H

#include <stdint.h>

#include "pipeline/stage/program.h"

struct history_options {
	struct program_options common;
	int64_t max_age; /* hours; -1: any */
	int64_t limit;
};

/* Both print to stdout and return the exit code. The status of a run that went wrong is its exit code; of a site that
 * never ran NOINPUT; of a last run older than max_age BUSY (the feed is stale). */
int history_status(struct history_options *o);
int history_list(struct history_options *o);

#endif
