/* account: the bills and receipts of one house, made from its rows in the book, in the shape that the rules take.
 *
 * What cannot stand (a bill that nothing dates, a negative charge) is left out and listed. RULINGS 10, 11, 16, 42. */
#ifndef KEFU_ARREARS_ACCOUNT_H
#define KEFU_ARREARS_ACCOUNT_H

#include "pipeline/rules/bill.h"
#include "pipeline/rules/receipt.h"
#include "pipeline/stage/stage.h"
#include "stages/2_arrears/book.h"
#include "pipeline/store/doubt.h"

/* What a bill or receipt is beyond the rules' own view; the arrays run side by side. */
struct account_origin {
	const struct item *item; /* NULL: a receipt that names none */
	const char *source;
	int64_t part, line;
	struct fen waiver_pending; /* of a bill: what nobody approved */
	bool gives_way;	     /* a history bill that `bills` has, too: drops out */
};

struct account {
	struct arena *arena;
	const char *room, *owner, *payer; /* owner, payer NULL when the master lacks the house */
	bool known;
	struct bill *bills;
	struct account_origin *bill_origins;
	int bill_count;
	struct receipt *receipts;
	struct account_origin *receipt_origins;
	int receipt_count;
};

struct account_terms {
	struct doubts *doubts;
	struct day as_of;
	bool require_approval; /* of waivers */
};

/* Everything of it is in `a` or in the book. */
int account_make(struct account *out, struct arena *a, const struct book_house *h, const struct account_terms *t, struct err *e);

#endif
