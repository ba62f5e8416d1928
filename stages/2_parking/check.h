/* check: PK-1 … PK-12 on the month's lines, each that fails a row of parking_check. */
#ifndef KEFU_STAGES_PARKING_CHECK_H
#define KEFU_STAGES_PARKING_CHECK_H

#include "stages/2_parking/refund.h"

enum check_match { CHECK_MATCH_NONE, CHECK_MATCH_CASH, CHECK_MATCH_ALL };

struct check_terms {
	struct fen tolerance; /* cash.tolerance */
	enum check_match match;
	int64_t manual_most;
	struct day *holidays;
	size_t holiday_count;
};

int check_terms_read(struct check_terms *t, struct stage_run *r, struct err *e);
int check_lines(struct stage_run *r, const struct check_terms *t, const struct gate *g, const struct refunds *refunds,
		struct err *e);

/* PK-4 of a channel's day. */
int check_channel(struct stage_run *r, struct day day, const char *channel, bool missing, struct fen difference,
		  struct err *e);

#endif
