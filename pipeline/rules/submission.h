/* submission: the day by which a period's report has to be handed in, and whether it was. The report of the 25th is due
 * on the 25th; where the period ends later, on its last day. Without a record of it nobody can tell. DOMAIN §1.3 PT-06,
 * PT-07. */
#ifndef KEFU_RULES_SUBMISSION_H
#define KEFU_RULES_SUBMISSION_H

#include "pipeline/rules/period.h"
#include "pipeline/rules/verdict.h"

struct day submission_due(const struct period_terms *t, int32_t month);
enum verdict submission_kept(struct day due, struct day submitted); /* of its first edition; DAY_NONE: no record */

#endif
