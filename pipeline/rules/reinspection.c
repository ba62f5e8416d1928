#include "pipeline/rules/reinspection.h"

static enum outcome unseen(const struct rectification *r, struct day end, int32_t grace_days)
{
	if (r->need != NEED_PUT_RIGHT && day_none(r->deadline))
		return OUTCOME_NOT_NEEDED;
	if (!day_none(r->deadline) && day_cmp(day_plus(r->deadline, grace_days), end) > 0)
		return OUTCOME_PENDING;
	return OUTCOME_OVERDUE;
}

enum outcome reinspection_outcome(const struct rectification *r, struct day end, int32_t grace_days)
{
	struct day right = DAY_NONE;
	int failed = 0;

	if (r->fixed)
		return OUTCOME_FIXED;
	if (r->need == NEED_NONE)
		return OUTCOME_NOT_NEEDED;
	for (size_t i = 0; i < r->seen_count && day_cmp(r->seen[i].day, end) <= 0; i++) {
		failed += !r->seen[i].passed;
		if (r->seen[i].passed && day_none(right))
			right = r->seen[i].day;
	}
	if (failed)
		return failed > 1 ? OUTCOME_FAILED_TWICE : OUTCOME_FAILED;
	if (day_none(right))
		return unseen(r, end, grace_days);
	if (!day_none(r->deadline) && day_cmp(right, day_plus(r->deadline, grace_days)) > 0)
		return OUTCOME_RIGHT_LATE;
	return OUTCOME_RIGHT;
}

static int64_t factor_of(enum outcome o, const struct reinspection_terms *t)
{
	switch (o) {
	case OUTCOME_FIXED:
	case OUTCOME_RIGHT:
		return t->ok;
	case OUTCOME_RIGHT_LATE:
		return t->late;
	case OUTCOME_FAILED:
		return t->fail;
	case OUTCOME_FAILED_TWICE:
		return t->fail2;
	case OUTCOME_PENDING:
		return t->pending;
	case OUTCOME_NOT_NEEDED:
	case OUTCOME_OVERDUE:
		break;
	}
	return FACTOR_WHOLE;
}

int64_t reinspection_factor(enum outcome o, bool repeat, const struct reinspection_terms *t)
{
	int64_t factor = t->raw ? FACTOR_WHOLE : factor_of(o, t);

	return repeat && factor < FACTOR_WHOLE ? FACTOR_WHOLE : factor;
}
