/* summary: the few lines at the end of a run: what was read and rejected, and where the documents are. */
#ifndef KEFU_RUN_SUMMARY_H
#define KEFU_RUN_SUMMARY_H

#include "pipeline/run/log.h"

/* *rejected: rows that did not get in (for --strict). */
int summary_say(struct arena *a, const struct site *site, struct day as_of, struct log *log, int64_t *rejected,
		struct err *e);

#endif
