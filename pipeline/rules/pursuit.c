#include "pipeline/rules/pursuit.h"

static bool after(const struct pursuit *p, int days, struct day d)
{
	return day_cmp(d, day_plus(p->answered, days)) > 0;
}

enum pursuit_state pursuit_state(const struct pursuit *p, const struct pursuit_terms *t, struct day as_of)
{
	if (!day_none(p->done))
		return PURSUIT_DONE;
	if (after(p, t->close_days, as_of) || (day_none(p->contacted) && after(p, t->contact_days, as_of)))
		return PURSUIT_OVERDUE;
	return day_none(p->contacted) ? PURSUIT_WAITING : PURSUIT_GOING_ON;
}

const char *pursuit_state_name(enum pursuit_state s)
{
	static const char *const NAMES[] = { "待联系", "跟进中", "已完成", "超期" };

	return NAMES[s];
}

struct day pursuit_due(const struct pursuit *p, const struct pursuit_terms *t)
{
	if (!day_none(p->done))
		return DAY_NONE;
	return day_plus(p->answered, day_none(p->contacted) ? t->contact_days : t->close_days);
}

void pursuit_count(struct pursuit_tally *tally, const struct pursuit *p, const struct pursuit_terms *t, struct day as_of)
{
	bool contacted = !day_none(p->contacted) || !day_none(p->done);

	tally->opened++;
	tally->contacted += contacted;
	tally->contacted_in_time += !day_none(p->contacted) && !after(p, t->contact_days, p->contacted);
	tally->done += !day_none(p->done);
	tally->done_in_time += !day_none(p->done) && !after(p, t->close_days, p->done);
	tally->recalled += p->recalled;
	tally->content += p->recalled && p->content;
	tally->overdue += pursuit_state(p, t, as_of) == PURSUIT_OVERDUE;
}
