/* post: the letters that went out (the ledger's, up to as-of) and how each arrived (函件送达记录).
 *
 * A delivery of a letter that the ledger lacks, that is void or that is dated later than the delivery counts nothing and is listed.
 * Sends nothing, grades nothing itself (rules/evidence.h does). DOMAIN §3.6, RULINGS 6, 13. */
#ifndef KEFU_ARREARS_POST_H
#define KEFU_ARREARS_POST_H

#include "pipeline/rules/dunning.h"
#include "pipeline/stage/stage.h"
#include "pipeline/store/ledger_letter.h"
#include "pipeline/store/doubt.h"

struct post_delivery {
	struct post_delivery *next; /* of the letter */
	const char *way, *signer, *relation, *courier_no, *remark; /* "" when missing */
	struct day day;
	char grade; /* 'A' … 'D' */
	int64_t part, line;
};

struct post_letter {
	struct post_letter *next; /* of the house, by number */
	const struct ledger_letter *letter;
	enum dunning_step step;
	bool voided;
	struct post_delivery *deliveries; /* by day */
	const struct post_delivery *best; /* proves most; of equals the earlier; NULL: none */
};

/* By room, then number. NULL on failure; *count may be 0. */
struct post_letter *post_read(struct stage_run *r, struct doubts *doubts, size_t *count, struct err *e);

#endif
