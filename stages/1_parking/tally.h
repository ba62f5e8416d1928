/* tally: one pass over the rows of a block: what of it is kept. */
#ifndef KEFU_STAGES_PARKING_TALLY_H
#define KEFU_STAGES_PARKING_TALLY_H

#include "pipeline/rules/takings.h"
#include "stages/1_parking/cuts.h"

#define TALLY_ROWS 16384 /* of a block: BLOCK_ROWS of 1_ingest */

struct tally_sum {
	size_t lane;
	int64_t since;
	int64_t lines;
	struct takings sum;
	unsigned ways;
};

struct tally_waived {
	size_t sum; /* of which sum */
	const char *reason;
	int64_t lines;
	struct fen waived;
};

struct tally_night {
	size_t sum;
	struct day from, to;
	int64_t cars;
};

struct tally_refund {
	size_t sum;
	int64_t row_id;
};

struct tally {
	struct arena *arena;
	struct cuts *cuts;
	int64_t number;
	int64_t first, last, entered_first, entered_last;
	int64_t lines;
	struct fen charged, received;
	struct tally_sum *sums;
	struct tally_waived *waived;
	struct tally_night *nights;
	struct tally_refund *refunds;
	size_t sum_count, sum_capacity, waived_count, waived_capacity, night_count, night_capacity, refund_count, refund_capacity;
	uint32_t *slots; /* sums by lane and time, from 1 */
	size_t slot_count, last_sum;
	uint32_t prints[TALLY_ROWS];
};

/* `rows` gives one block's, as in queries.sql. Fills a tally that is zero but for arena, cuts, number. */
int tally_rows(struct tally *t, struct stmt *rows, struct err *e);
void tally_digest(const struct tally *t, char hex[FILE_DIGEST]);

#endif
