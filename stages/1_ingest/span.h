/* span: from when to when the rows of a part are, by the columns that their source is `dated` by. Rejected rows take no part. */
#ifndef KEFU_INGEST_SPAN_H
#define KEFU_INGEST_SPAN_H

#include "pipeline/base/day.h"
#include "pipeline/intake/intake.h"

struct span {
	struct day first, last; /* DAY_NONE: no row has a date */
};

#define SPAN_NONE ((struct span){ DAY_NONE, DAY_NONE })

void span_take(struct span *s, const struct source *source, const struct intake_value *values);

#endif
