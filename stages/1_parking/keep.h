/* keep: a tally into data.db's parking_* tables, in the place of what was kept of its block. */
#ifndef KEFU_STAGES_PARKING_KEEP_H
#define KEFU_STAGES_PARKING_KEEP_H

#include "stages/1_parking/tally.h"

struct keep_stamp { /* what it was added up from */
	const char *source, *program;
	int64_t high, low;
};

struct keep;

struct keep *keep_open(struct arena *a, struct db *db);
void keep_close(struct keep *k);
int keep_block(struct keep *k, const struct keep_stamp *stamp, const struct tally *t, struct err *e);

#endif
