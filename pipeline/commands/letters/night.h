/* night: the parts of the night that the letters need, by `kefu run --only …`, and which day it is. */
#ifndef KEFU_COMMANDS_LETTERS_NIGHT_H
#define KEFU_COMMANDS_LETTERS_NIGHT_H

#include "pipeline/commands/letters/letters.h"

/* Sets as_of to yesterday when it was not given. KEFU_NOW comes from the runner: there is no clock here. */
int night_day(struct letters *c, struct err *e);

/* `only`: stages, NULL-terminated. The caller must not hold the site's lock. What the run says goes to stderr. */
int night_run(struct letters *c, const char *const *only, struct err *e);

#endif
