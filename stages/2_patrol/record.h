/* record: the figures of patrol.sql, row by row. Decides nothing but how a figure is written down. */
#ifndef KEFU_STAGES_PATROL_RECORD_H
#define KEFU_STAGES_PATROL_RECORD_H

#include "stages/2_patrol/month.h"

#define RECORD_NONE INT64_MIN /* a figure that is not there: NULL */

struct record;

struct record *record_new(struct arena *a, struct db *db, const struct log *l, const struct terms *t);

/* The figures of a type's month, rounded. */
struct record_month {
	int64_t routine, spot, complaint, raw, score, coverage, small, deduct;
	const struct grade *grade; /* NULL without a score */
};
struct record_month record_month_of(const struct record *r, const struct month *m, int kind);

/* What has become of a finding, in words, and its factor in hundredths (none where the item is unknown). */
const char *record_outcome(const struct record *r, const struct log_finding *f, struct day known);
int64_t record_factor(const struct record *r, const struct log_finding *f, struct day known);

int record_standard(struct record *r, struct err *e); /* the item tables */
int record_period(struct record *r, const struct period *p, struct err *e);
int record_month(struct record *r, const struct month *m, int kind, int64_t before, struct err *e);
int record_year_month(struct record *r, const struct month *m, int kind, struct err *e); /* empty without patrols */
int record_check(struct record *r, const char *rule, const struct verdict_tally *t, struct err *e);

/* The details of the period shown. */
int record_zones(struct record *r, const struct month *m, struct err *e);
int record_coverage(struct record *r, const struct month *m, struct err *e);
int record_weeks(struct record *r, const struct month *m, struct err *e);
int record_deviations(struct record *r, const struct month *m, struct err *e);
int record_patrols(struct record *r, const struct month *m,
		   struct err *e); /* with their findings, and what was found by item */

#endif
