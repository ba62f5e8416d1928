/* takings: what the payments of one line, one day or one month of the barriers add up to: cars, money, ways of payment. What is added apart can be
 * merged: the order of payments does not matter. DOMAIN §6.2, RULINGS 29, 30, 35. */
#ifndef KEFU_RULES_TAKINGS_H
#define KEFU_RULES_TAKINGS_H

#include "pipeline/rules/stay.h"

struct takings_payment {
	struct stay stay;
	struct fen ways[STAY_WAYS];
	bool unexplained; /* stay_unexplained */
};

struct takings {
	int64_t paid, free, irregular; /* cars */
	int64_t unexplained;
	struct fen charged, waived, received, ways[STAY_WAYS];
	struct fen given, unpaid; /* what free and irregular releases left unpaid */
	struct fen manual, handed, difference;
};

/* False on overflow; then the sum is spoilt. */
bool takings_payment(struct takings *s, const struct takings_payment *p) FEN_MUST;
bool takings_shift(struct takings *s, struct fen manual, struct fen handed, struct fen difference) FEN_MUST;

bool takings_merge(struct takings *t, const struct takings *more) FEN_MUST;

int64_t takings_cars(const struct takings *s);
bool takings_electronic(const struct takings *s, struct fen *out) FEN_MUST;

#endif
