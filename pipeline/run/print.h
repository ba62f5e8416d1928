/* print: the fingerprint of a card (what it would be made from now), and whether what was made is still there.
 *
 * fingerprint = SHA-256 over lines "word digest": its program, each folder, settings section, ledger part and the as-of
 * day that its card names, and each maker of what it needs as that maker was last made. Asked for just before the
 * card's turn, when its makers have run. */
#ifndef KEFU_RUN_PRINT_H
#define KEFU_RUN_PRINT_H

#include "pipeline/base/day.h"
#include "pipeline/base/settings.h"
#include "pipeline/run/plan.h"
#include "pipeline/stage/site.h"
#include "pipeline/store/ledger.h"

struct print; /* what is the same for all cards of a run, and what was digested already */

struct print *print_new(struct arena *a, const struct site *site, const struct settings *settings,
			struct ledger *ledger, struct day as_of);

struct fingerprint {
	char hex[FILE_DIGEST];
	const char *parts; /* the lines it was made of */
};

/* A maker that has never been made is NOINPUT. */
int print_take(struct print *p, const struct card *c, struct fingerprint *out, struct err *e);

/* 1: made from just this, and all is there. 0: not; *why says what is different ("dir:inputs changed", "reports/x.xlsx
 * is gone"). */
int print_made(struct print *p, const struct card *c, const struct fingerprint *now, const char **why, struct err *e);

/* What the card's fingerprint was when it was last made, and its parts; 0 when it never was. */
int print_last(struct print *p, const struct card *c, struct fingerprint *out, struct err *e);

/* The differences between two sets of parts, a line each: "dir:inputs changed". */
const char *print_difference(struct arena *a, const char *before, const char *now);

#endif
