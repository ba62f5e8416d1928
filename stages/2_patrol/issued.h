/* issued: the reports of the assessment that were handed in, as the ledger has them: when, and what they said last of
 * earlier months' scores and findings. It also takes the digest of what the reports of today's figures say. Reads only. */
#ifndef KEFU_STAGES_PATROL_ISSUED_H
#define KEFU_STAGES_PATROL_ISSUED_H

#include "pipeline/rules/period.h"
#include "pipeline/stage/stage.h"
#include "pipeline/store/ledger_report.h"

#define ISSUED_MONTH "assessment" /* folders of templates/reports */
#define ISSUED_YEAR  "assessment_year"

struct issued {
	struct ledger_report *reports;
	struct ledger_score *scores;	 /* by month, kind */
	struct ledger_finding *findings; /* by number */
	size_t report_count, score_count, finding_count;
	struct period shown;
};

/* For the period shown: what was handed in of those before it by its end. */
int issued_read(struct issued *i, struct stage_run *r, const struct period *shown, struct err *e);

struct day issued_first(const struct issued *i, const char *report, int32_t month); /* DAY_NONE: there is no record */
struct day issued_last(const struct issued *i, const char *report, int32_t month);
bool issued_before(const struct issued *i, int32_t month); /* a report of this earlier month was out by then */
const struct ledger_finding *issued_finding(const struct issued *i, const char *finding_no); /* NULL: nothing was said */
bool issued_score(const struct issued *i, int32_t month, int kind, int64_t *score);

/* patrol_issue, once all other figures are there. */
int issued_record(const struct issued *i, struct stage_run *r, struct err *e);

#endif
