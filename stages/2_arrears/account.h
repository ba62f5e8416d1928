/* account: the bills and receipts of one house, made from the rows of all sources, in the shape that the rules take.
 *
 * Three ordered passes side by side (houses, bills, receipts), a house at a time, in an arena that is emptied for each. What
 * cannot stand (a bill that nothing dates, a negative charge) is left out and listed. RULINGS 10, 11, 16, 42. */
#ifndef KEFU_ARREARS_ACCOUNT_H
#define KEFU_ARREARS_ACCOUNT_H

#include "pipeline/rules/bill.h"
#include "pipeline/rules/receipt.h"
#include "pipeline/stage/stage.h"
#include "stages/2_arrears/doubt.h"
#include "stages/2_arrears/item.h"

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

struct account_reader;

struct account_reader *account_reader_new(struct stage_run *r, struct item_set *items, struct doubts *doubts);
void account_reader_end(struct account_reader *r);

/* 1: the next house with a bill or a receipt, in the order of room names. 0: no more. */
int account_next(struct account_reader *r, struct account *out, struct err *e);

/* The last day on which money came in, of all rows read. DAY_NONE without any. */
struct day account_cut(const struct account_reader *r);

#endif
