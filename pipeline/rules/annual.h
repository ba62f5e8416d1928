/* annual: the year's assessment of one type, from its months: mean, best, worst, and what to advise about the contract.
 * Months without a score are left out, never taken as 0. The text is a proposal: a person decides. DOMAIN §4.6,
 * RULINGS 21. */
#ifndef KEFU_RULES_ANNUAL_H
#define KEFU_RULES_ANNUAL_H

#include <stdbool.h>
#include <stdint.h>

#include "pipeline/rules/coverage.h"
#include "pipeline/rules/mark.h"

#define ANNUAL_WATCHED 8500 /* months below are counted */

enum annual_advice { ANNUAL_NO_ADVICE, ANNUAL_RENEW, ANNUAL_IMPROVE, ANNUAL_REPLACE };

struct annual { /* {0} to begin with */
	struct mark_sum scores, coverages;
	int64_t most, least;     /* hundredths, as printed */
	int months, below, poor; /* with a score; below 85; below 80 */
};

void annual_add(struct annual *y, bool has_score, struct mark score, struct coverage coverage);
bool annual_mean(const struct annual *y, int64_t *hundredths);
bool annual_coverage(const struct annual *y, int64_t *percent); /* mean of the months' coverage */
enum annual_advice annual_advice(const struct annual *y);

#endif
