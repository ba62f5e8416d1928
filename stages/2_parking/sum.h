/* sum: what one line, one day or one month adds up: cars, money, ways of payment. */
#ifndef KEFU_STAGES_PARKING_SUM_H
#define KEFU_STAGES_PARKING_SUM_H

#include "pipeline/rules/stay.h"

struct payment {
	struct stay stay;
	struct fen ways[STAY_WAYS];
	bool unexplained; /* stay_unexplained */
};

struct sum {
	int64_t paid, free, irregular; /* cars */
	int64_t unexplained;
	struct fen charged, waived, received, ways[STAY_WAYS];
	struct fen given, unpaid; /* what free and irregular releases left unpaid */
	struct fen manual, handed, difference;
};

/* False on overflow; then the sum is spoilt. */
bool sum_payment(struct sum *s, const struct payment *p) FEN_MUST;
bool sum_shift(struct sum *s, struct fen manual, struct fen handed, struct fen difference) FEN_MUST;

int64_t sum_cars(const struct sum *s);
bool sum_electronic(const struct sum *s, struct fen *out) FEN_MUST;

#endif
