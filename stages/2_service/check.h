/* check: RC-01 … RC-19 in as-of's month, counted by the day of their base (RULINGS 25). */
#ifndef KEFU_SERVICE_CHECK_H
#define KEFU_SERVICE_CHECK_H

#include "stages/2_service/judge.h"

struct check {
	struct day start, as_of; /* the month, up to as-of */
	struct verdict_tally tally[JUDGE_RULES];
	int64_t not_due[JUDGE_RULES];
	int64_t off_post; /* RC-01: told, not judged */
};

void check_add(struct check *c, const struct judge *j);
int check_record(const struct check *c, struct db *db, struct err *e);

#endif
