/* record: what was judged, written into pipeline/store/figures/service.sql. */
#ifndef KEFU_SERVICE_RECORD_H
#define KEFU_SERVICE_RECORD_H

#include "stages/2_service/judge.h"
#include "stages/2_service/span.h"

struct record;

struct record *record_new(struct arena *a, struct db *db);
int record_ticket(struct record *r, const struct judge *j, struct err *e); /* with its breaches */
int record_contacts(struct record *r, const struct book *b, struct err *e);
int record_period(struct record *r, const struct book *b, struct day as_of, struct err *e);
int record_spans(struct record *r, const struct span *s, const struct book *b, struct err *e);
int record_counts(struct record *r, const struct book *b, struct err *e);

/* The headings of what hours are counted from or to and that have no time of day, 、 between; NULL: none. */
const char *record_day_only(struct arena *a, const struct service *s);

#endif
