/* house: one house settled: its receipts on its bills, and what that leaves overdue, since when, and until when it can be sued for.
 *
 * Proves that nothing is lost and nothing is paid twice. Writes nothing, decides no step of dunning. */
#ifndef KEFU_ARREARS_HOUSE_H
#define KEFU_ARREARS_HOUSE_H

#include "pipeline/rules/allocation.h"
#include "pipeline/rules/arrears.h"
#include "pipeline/rules/limitation.h"
#include "pipeline/rules/penalty.h"
#include "stages/2_arrears/account.h"

struct house_terms {
	struct account_terms account;
	struct limitation_terms limitation;
	struct penalty_terms penalty;
};

struct house_overdue {
	int bill;
	int64_t bill_id; /* written by who records it */
	struct day limitation;
	bool has_penalty;
	struct fen penalty;
};

struct house {
	const struct book_house *row;
	struct account account;
	struct allocations moves; /* by bill */
	size_t *first;		  /* first[b] .. first[b + 1] are the moves of bill b */
	struct arrears sum;
	struct house_overdue *overdue; /* in the order of due dates, then of numbers */
	int overdue_count;
	struct fen charged, waived, received; /* of those */
	struct fen penalty, prepaid;
	bool has_penalty, waiver_pending;
	struct day limitation; /* the first to run out of those that have not; DAY_NONE */
};

int house_settle(struct house *h, struct arena *a, const struct book_house *row, const struct house_terms *t, struct err *e);

/* The bill's place in the account; -1: the exports have it no more. */
int house_bill(const struct house *h, const struct ledger_letter_bill *b);

/* A demand that arrives on that day begins the bill's time anew: its time had not run out. */
bool house_interrupts(const struct house *h, int bill, struct day day, const struct house_terms *t);

#endif
