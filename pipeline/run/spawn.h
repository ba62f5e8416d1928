/* spawn: one program run to its end, its lines handed over as they come. No shell; a signal stays a signal.
 *
 * SIGINT, SIGTERM and SIGHUP are kept off until a wait, passed on to the program as SIGTERM, and remembered. */
#ifndef KEFU_RUN_SPAWN_H
#define KEFU_RUN_SPAWN_H

#include "pipeline/base/buf.h"
#include "pipeline/base/err.h"

struct spawn {
	const char *const *argv; /* argv[0] is the program's path */
	/* More arguments are put behind argv: "--progress-fd N" when line is wanted, "--parts-fd N" when parts is not
	 * NULL. */
	const char *parts;
	void (*line)(void *user, char *line);      /* of the progress channel, without its end */
	void (*complaint)(void *user, char *line); /* of its stdout and stderr; `output` wants stdout for itself */
	struct buf *output;
	void *user;
};

/* Returns its exit code, or 128 + the signal that ended it; -1 when it could not be started. */
int spawn_run(const struct spawn *s, struct err *e);

/* From now on the three signals are ours. */
void spawn_guard(void);

/* The signal that asked us to end, or 0. */
int spawn_signal(void);

#endif
