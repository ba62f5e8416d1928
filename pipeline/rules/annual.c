#include "pipeline/rules/annual.h"

#define GOOD      9000
#define POOR      8000
#define POOR_MOST 3 /* so many poor months, and a change is advised */

void annual_add(struct annual *y, bool has_score, struct mark score, struct coverage coverage)
{
	int64_t printed;

	if (!has_score)
		return;
	printed = mark_rounded(score);
	mark_add(&y->scores, score, 1);
	if (coverage.due > 0)
		mark_add(&y->coverages, mark_of_ratio(coverage.done, coverage.due), 1);
	y->most = !y->months || printed > y->most ? printed : y->most;
	y->least = !y->months || printed < y->least ? printed : y->least;
	y->months++;
	y->below += printed < ANNUAL_WATCHED;
	y->poor += printed < POOR;
}

static bool printed_mean(const struct mark_sum *s, int64_t *out)
{
	struct mark m;

	if (!mark_mean(s, &m))
		return false;
	*out = mark_rounded(m);
	return true;
}

bool annual_mean(const struct annual *y, int64_t *hundredths)
{
	return printed_mean(&y->scores, hundredths);
}

bool annual_coverage(const struct annual *y, int64_t *percent)
{
	return printed_mean(&y->coverages, percent);
}

enum annual_advice annual_advice(const struct annual *y)
{
	int64_t mean;

	if (!annual_mean(y, &mean))
		return ANNUAL_NO_ADVICE;
	if (mean >= GOOD && !y->poor)
		return ANNUAL_RENEW;
	return mean < POOR || y->poor >= POOR_MOST ? ANNUAL_REPLACE : ANNUAL_IMPROVE;
}
