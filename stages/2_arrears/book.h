/* book: all rows of bills and receipts, holds and letters, read once and put under their houses, small enough to hold them all.
 *
 * Faster than letting SQLite sort two million wide rows by house. Values are as the views give them; account.c makes sense of them. */
#ifndef KEFU_ARREARS_BOOK_H
#define KEFU_ARREARS_BOOK_H

#include <stdbool.h>
#include <stdint.h>

#include "pipeline/stage/stage.h"
#include "pipeline/store/doubt.h"
#include "stages/2_arrears/item.h"
#include "stages/2_arrears/post.h"

/* What few bills have. */
struct book_waiver {
	int64_t waived, charged_least;
	const char *number, *by; /* "" when missing */
	struct day day;
	bool approved; /* by the nature of the export */
};

struct book_bill {
	struct book_bill *next;
	const struct item *item;
	const struct book_waiver *waiver; /* NULL: none, and all rows agree about the charge */
	const char *source;
	int64_t charged;
	int32_t part, line;
	struct day start, end, due; /* DAY_NONE when not given */
	int32_t month_from, month_to; /* DUE_NO_MONTH */
	char number[];
};

struct book_receipt {
	struct book_receipt *next;
	const struct item *item; /* NULL: names none */
	const char *source, *bill_number, *original;
	int64_t amount;
	int32_t part, line;
	struct day paid;
	int32_t month_from, month_to; /* RECEIPT_NO_MONTH */
	bool voided;
	char number[];
};

struct book_house {
	const char *room, *owner, *payer, *address; /* "" when missing; but for room NULL when not known */
	int64_t area, price; /* as the master has them; 0 */
	bool known; /* in the master */
	bool no_address; /* letters cannot reach it */
	struct book_bill *bills;
	struct book_receipt *receipts;
	struct post_letter *letters; /* by number */
	struct dunning_hold *holds;
	size_t hold_count, hold_capacity;
};

struct book {
	struct book_house **houses; /* in the order of the walk */
	size_t count;
	struct day cut; /* the last day on which money came in; DAY_NONE */
};

/* What cannot stand among holds and deliveries is listed. */
struct book *book_read(struct stage_run *r, struct item_set *items, struct doubts *doubts, struct err *e);

#endif
