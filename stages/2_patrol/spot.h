/* spot: the supervisor's spot checks by week, of all zones together or of each (spot.scope). PT-02. */
#ifndef KEFU_STAGES_PATROL_SPOT_H
#define KEFU_STAGES_PATROL_SPOT_H

#include "stages/2_patrol/log.h"

struct spot_zone {
	const char *name; /* "" for all together */
	struct day *days; /* by day */
	size_t count;
};

struct spot_week {
	int64_t done;
	enum verdict verdict;
};

size_t spot_list(struct arena *a, const struct log *l, const struct terms *t, struct spot_zone **zones);
struct spot_week spot_week(const struct log *l, const struct terms *t, const struct spot_zone *z, struct day monday,
			   struct day known);

#endif
