/* run: the night. Reads the cards, runs what is not as it should be, says what was made and what is missing.
 *
 * A failed stage stops only those that need what it makes. One run a site at a time (BUSY). Everything is recorded in
 * the ledger's history, which is never proof: what may be skipped is decided by stamps (print.h). */
#ifndef KEFU_RUN_RUN_H
#define KEFU_RUN_RUN_H

#include <stdbool.h>

#include "pipeline/run/plan.h"
#include "pipeline/base/day.h"
#include "pipeline/base/settings.h"
#include "pipeline/stage/program.h"
#include "pipeline/stage/site.h"

struct run_options {
	struct program_options common;
	struct day as_of; /* DAY_NONE: yesterday */
	const char *only[32], *from, *until;
	bool force, dry_run, strict;
};

/* Returns the exit code; what went wrong has been said. */
int run_night(struct run_options *o);

/* The cards of all stages of this site, in order. NULL on failure. */
struct plan *run_plan(struct arena *a, const struct site *site, struct err *e);

/* o->as_of, or its default for this site. */
int run_day(const struct settings *settings, struct day *as_of, struct err *e);

#endif
