/* figures: the day that the letters are about, and its figures brought up to date before they are looked at. */
#ifndef KEFU_COMMANDS_LETTERS_FIGURES_H
#define KEFU_COMMANDS_LETTERS_FIGURES_H

#include "pipeline/commands/letters/letters.h"

/* Sets as_of to yesterday when it was not given. */
int figures_day(struct letters *c, struct err *e);

/* `only`: stages, NULL-terminated. The caller must not hold the site's lock. What the run says goes to stderr. */
int figures_refresh(struct letters *c, const char *const *only, struct err *e);

#endif
