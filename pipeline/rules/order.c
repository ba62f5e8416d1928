#include "pipeline/rules/order.h"

#define DAY_SECONDS 86400

static struct day issue_day(const struct order *o)
{
	return moment_day(o->issued.at);
}

bool order_issued(const struct order *o, struct day end)
{
	return o->issued.given && day_cmp(issue_day(o), end) <= 0;
}

static int64_t earliest(const struct order_time *t)
{
	return t->at.n;
}

/* A day alone may mean any time of it. */
static int64_t latest(const struct order_time *t)
{
	return t->day_only ? moment_at(moment_day(t->at), DAY_SECONDS - 1).n : t->at.n;
}

enum verdict order_confirmed(const struct order *o, struct day end)
{
	if (o->r.fixed || !order_issued(o, end))
		return VERDICT_NONE;
	if (!o->confirmed.given)
		return VERDICT_BROKEN;
	return earliest(&o->confirmed) <= latest(&o->issued) ? VERDICT_KEPT : VERDICT_BROKEN;
}

static bool due(const struct order *o, struct day end, int32_t grace_days)
{
	return day_none(o->r.deadline) || day_cmp(day_plus(o->r.deadline, grace_days), end) <= 0;
}

static bool seen_by(const struct order *o, struct day day)
{
	return o->r.seen_count && day_cmp(o->r.seen[0].day, day) <= 0;
}

enum verdict order_followed(const struct order *o, struct day end, int32_t grace_days)
{
	if (o->r.need != NEED_PUT_RIGHT || o->r.fixed || !order_issued(o, end) || !due(o, end, grace_days))
		return VERDICT_NONE;
	if (!o->has_standard || day_none(o->r.deadline))
		return VERDICT_BROKEN;
	return seen_by(o, day_plus(o->r.deadline, grace_days)) ? VERDICT_KEPT : VERDICT_BROKEN;
}

enum verdict order_reported(const struct order *o, struct day end, int32_t grace_days)
{
	if (o->r.fixed || o->r.need == NEED_NONE)
		return VERDICT_NONE;
	if (order_issued(o, end) && seen_by(o, end))
		return VERDICT_KEPT;
	return due(o, end, grace_days) ? VERDICT_BROKEN : VERDICT_NONE;
}

enum verdict order_forwarded(const struct order *o, struct day end, int minutes)
{
	if (o->r.fixed || o->r.need != NEED_PUT_RIGHT)
		return VERDICT_NONE;
	if (!order_issued(o, end) || (minutes >= 0 && o->ended < 0))
		return VERDICT_UNKNOWN;
	if (day_cmp(issue_day(o), o->found) > 0)
		return VERDICT_BROKEN;
	if (minutes < 0 || o->issued.day_only || day_cmp(issue_day(o), o->found) < 0)
		return VERDICT_KEPT;
	return o->issued.at.n <= moment_at(o->found, (o->ended + minutes) * 60).n ? VERDICT_KEPT : VERDICT_BROKEN;
}
