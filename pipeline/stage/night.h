/* night: for commands that need a part of the night first: what day it is at the site, and `kefu run --only …` as a child.
 *
 * Knows no clock: the runner says what time it is (KEFU_NOW, seconds). Decides neither the day nor what is run. */
#ifndef KEFU_STAGE_NIGHT_H
#define KEFU_STAGE_NIGHT_H

#include "pipeline/base/settings.h"
#include "pipeline/stage/program.h"

/* Today in the site's time zone, and the minutes since midnight. False without a clock. */
bool night_now(const struct settings *s, struct day *today, int *minutes);

struct night {
	const struct program_options *options; /* handed on */
	struct day as_of;
	const char *const *only; /* stages and units, NULL-terminated */
	bool aside;		 /* its stdout is our stderr: ours belongs to something else */
};

/* The run ends with us; the caller must not hold the site's lock. *code: its exit code, or the negative signal that ended it. MISSING:
 * it cannot be started. */
int night_run(struct arena *a, const struct night *n, int *code, struct err *e);

#endif
