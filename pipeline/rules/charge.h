/* charge: what a fee by area comes to: price × area × months, and a month that begins in its middle.
 *
 * The fee software bills; this says how its figures come about where a person works one out again. DOMAIN §3.1. */
#ifndef KEFU_RULES_CHARGE_H
#define KEFU_RULES_CHARGE_H

#include <stdbool.h>
#include <stdint.h>

#include "pipeline/base/day.h"
#include "pipeline/base/fen.h"

enum charge_round { CHARGE_PER_MONTH, CHARGE_PER_BILL };	      /* where half a fen is rounded up: fee.round */
enum charge_part { CHARGE_ACTUAL_DAYS, CHARGE_OF_30, CHARGE_HALF_MONTH, CHARGE_WHOLE }; /* fee.proration */

/* price in 0.0001 yuan a month and ㎡, area in 0.01 ㎡. False: too large. */
bool charge_of(int64_t price, int64_t area, int months, enum charge_round round, struct fen *out) __attribute__((warn_unused_result));

/* The month's fee from `start` on, which counts. CHARGE_HALF_MONTH: half from the 16th on. False: too large. */
bool charge_from(struct fen month, struct day start, enum charge_part part, struct fen *out) __attribute__((warn_unused_result));

#endif
