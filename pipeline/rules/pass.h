/* pass: up to when a parking space is paid, and what it owes since: anniversary months from the day after, a started
 * month counts. Only lists; nobody is locked out. DOMAIN §6.4, RULINGS 31. */
#ifndef KEFU_RULES_PASS_H
#define KEFU_RULES_PASS_H

#include <stdbool.h>
#include <stdint.h>

#include "pipeline/base/day.h"
#include "pipeline/base/fen.h"

enum pass_state {
	PASS_UNKNOWN, /* no day is written down */
	PASS_GOOD,
	PASS_SOON, /* ends within 15 days, the 15th included */
	PASS_ENDED,
	PASS_LONG /* three months or more */
};

struct pass {
	enum pass_state state;
	int32_t months;
	int32_t days; /* over the day; below zero: still to go */
};

struct pass pass_on(struct day paid_to, struct day as_of);
bool pass_owed(const struct pass *p, struct fen price, struct fen *out) FEN_MUST;
const char *pass_state_name(enum pass_state state); /* "" for UNKNOWN */

#endif
