/* dunning: the step S0–S5 at which a house in arrears stands, whether a letter goes out, and if not, why.
 *
 * Letters are those issued and not voided. One from before the oldest unpaid due date counts no more: what it demanded is
 * paid. Sends nothing, approves nothing. DOMAIN §3.8, RULINGS 13, 14, 33, 42. */
#ifndef KEFU_RULES_DUNNING_H
#define KEFU_RULES_DUNNING_H

#include <stddef.h>

#include "pipeline/base/day.h"
#include "pipeline/base/fen.h"

enum dunning_step { DUNNING_NONE, DUNNING_S0, DUNNING_S1, DUNNING_S2, DUNNING_S3_1, DUNNING_S3_2, DUNNING_S4, DUNNING_S5 };
#define DUNNING_STEPS (DUNNING_S5 + 1)
/* What keeps a letter back; the first in this order is the reason shown. */
enum dunning_gate { DUNNING_HELD, DUNNING_DEVELOPER, DUNNING_UNKNOWN, DUNNING_WAIVER, DUNNING_SMALL,
	DUNNING_NO_ADDRESS, DUNNING_RECENT };
#define DUNNING_GATES (DUNNING_RECENT + 1)

struct dunning_terms {
	int32_t from_day[DUNNING_STEPS]; /* overdue days from which a step begins; S0: days before due */
	int32_t pay_within[DUNNING_STEPS]; /* days a letter leaves to pay; 0: it has no term */
	int32_t months; /* unpaid months that are as good as S3's days */
	int32_t limitation_days, resend_days;
	struct fen min_amount, sue_amount;
};

struct dunning_letter {
	enum dunning_step step;
	struct day day, pay_by;
	char grade; /* 'A' … 'D' of its arrival; 0: no arrival is known */
};
struct dunning_hold {
	const char *reason;
	struct day start, end; /* both within */
};

struct dunning_house {
	int32_t overdue_days; /* of the oldest unpaid due date */
	struct day oldest_due;
	struct fen owed; /* overdue */
	int months;
	struct day limitation; /* the first to run out of those of overdue bills that have not; DAY_NONE */
	bool developer, known, waiver_pending, no_address;
};

struct dunning {
	enum dunning_step step; /* also of a house that gets no letter: the step it would have */
	const char *reason;	  /* NULL: a letter goes out, or the step (S1) knows none */
	unsigned gates;	  /* all that hold, 1 << enum dunning_gate */
	struct day pay_by;	  /* of the letter; DAY_NONE */
	bool near_limitation;
	int lapsed, first; /* place of the lapsed S3 or S4 letter that proves most (of equals the earlier), of the S3-1 letter that S3-2 follows; -1 */
};

struct dunning dunning_of(const struct dunning_house *h, const struct dunning_letter *letters, size_t letter_count,
			  const struct dunning_hold *holds, size_t hold_count, const struct dunning_terms *t, struct day as_of);

/* S0: an unpaid bill that has begun and falls due within the days of t, today included. */
bool dunning_reminds(struct day due, const struct dunning_terms *t, struct day as_of);
const char *dunning_text(enum dunning_step step); /* "S3-1"; "" for none */
enum dunning_step dunning_named(const char *text); /* DUNNING_NONE when it is no step's */
const char *dunning_gate_text(enum dunning_gate gate); /* "" for a hold: it has its own reason */
bool dunning_writes(enum dunning_step step); /* a step at which we write to the owner ourselves */
#endif
