/* claim: what to advise about a house whose term to pay is over, what of the evidence is there, and which bills' time runs out.
 *
 * Advice and no more: the manager decides, a lawyer answers for it. Demands nothing, files nothing. DOMAIN §3.5, §3.6, §3.9. */
#ifndef KEFU_RULES_CLAIM_H
#define KEFU_RULES_CLAIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/day.h"
#include "pipeline/base/fen.h"

enum claim_advice { CLAIM_SUE, CLAIM_PAYMENT_ORDER, CLAIM_MEDIATE };

struct claim {
	struct fen total; /* all that is asked for */
	struct fen penalty;
	bool disputed;	      /* a dispute about the fee was ever recorded */
	bool near_limitation; /* time to sue runs out soon */
	char grade;	      /* of the demand's evidence, 'A' … 'D'; 0: no delivery known */
	bool addressed;	      /* papers can reach the owner */
};

/* In this order: time runs out — sue; small — mediate; undisputed, without a penalty and reached before — a payment order (支付令,
 * which one objection ends and which must be delivered); else sue. */
enum claim_advice claim_advice(const struct claim *c, struct fen small);
const char *claim_advice_text(enum claim_advice a); /* 起诉 支付令 调解 */

/* The list of evidence of DOMAIN §3.9: what our data shows. A contract is paper: no data shows it. */
enum claim_proof { CLAIM_CONTRACT, CLAIM_PROPERTY, CLAIM_HANDOVER, CLAIM_PRICE, CLAIM_DEBT, CLAIM_DEMAND, CLAIM_SERVICE };
#define CLAIM_PROOFS (CLAIM_SERVICE + 1)
const char *claim_proof_text(enum claim_proof p);
/* A demand proves when it arrived by a grade from `least` on. */
bool claim_demand_proved(char grade, char least);
int claim_proof_count(unsigned proofs); /* a set of 1 << enum claim_proof */

#define CLAIM_NO_WARNING (-1)
/* 0: the time is over; else the least of `days` within which it ends; CLAIM_NO_WARNING. The last day itself is within. */
int32_t claim_warning(struct day until, struct day as_of, const int32_t *days, size_t count);

#endif
