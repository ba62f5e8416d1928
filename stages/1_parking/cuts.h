/* cuts: the moments at which shifts begin or end, lane by lane, and what stretch of time a payment is in: since the last cut of its lane, or
 * since midnight. No shift's hours part a stretch. */
#ifndef KEFU_STAGES_PARKING_CUTS_H
#define KEFU_STAGES_PARKING_CUTS_H

#include "pipeline/base/file.h"
#include "pipeline/stage/stage.h"

struct cut {
	int64_t moment;
	const char *lane;
};

struct cut_lane {
	const char *name;
	const struct cut *cuts; /* by moment */
	size_t count;
	int64_t since, until; /* the stretch that was asked for last */
};

struct cuts {
	struct arena *arena;
	struct cut *all, *by_time; /* by lane and moment; by moment and lane */
	size_t count;
	struct cut_lane *lanes; /* also those without a shift */
	size_t lane_count, lane_capacity, last;
};

struct cuts *cuts_read(struct stage_run *r, struct err *e);
size_t cuts_lane(struct cuts *c, const char *name);
int64_t cuts_since(struct cuts *c, size_t lane, int64_t moment);
/* Of all cuts after `first` and up to `last`. */
void cuts_digest(const struct cuts *c, struct arena *a, int64_t first, int64_t last, char hex[FILE_DIGEST]);

#endif
