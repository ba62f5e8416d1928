#include "pipeline/rules/progress.h"

#include "pipeline/rules/verdict.h"

static bool needed(const struct rectification *r)
{
	return !r->fixed && (r->need == NEED_PUT_RIGHT || (r->need == NEED_UNKNOWN && !day_none(r->deadline)));
}

/* The last re-inspection by `known` says right; *first is the first that does. */
static bool passed(const struct rectification *r, struct day known, struct day *first)
{
	bool right = false;

	*first = DAY_NONE;
	for (size_t i = 0; i < r->seen_count && day_cmp(r->seen[i].day, known) <= 0; i++) {
		right = r->seen[i].passed;
		if (right && day_none(*first))
			*first = r->seen[i].day;
	}
	return right;
}

bool progress_open(const struct rectification *r, struct day known)
{
	struct day first;

	return needed(r) && !passed(r, known, &first);
}

void progress_add(struct progress *p, const struct rectification *r, struct day known, int32_t grace_days)
{
	struct day first, last = day_none(r->deadline) ? DAY_NONE : day_plus(r->deadline, grace_days);
	bool right, due = !day_none(last) && day_cmp(last, known) <= 0;

	p->found++;
	p->fixed += r->fixed;
	if (!needed(r))
		return;
	right = passed(r, known, &first);
	p->needed++;
	p->passed += right;
	p->due += due;
	p->in_time += due && right && day_cmp(first, last) <= 0;
	p->overdue += due && !right;
}

bool progress_rate(const struct progress *p, int64_t *percent)
{
	return verdict_percent(p->passed, p->needed, percent);
}

bool progress_in_time(const struct progress *p, int64_t *percent)
{
	return verdict_percent(p->in_time, p->due, percent);
}
