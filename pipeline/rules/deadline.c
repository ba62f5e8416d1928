#include "pipeline/rules/deadline.h"

#define MINUTE 60
#define HOUR 3600
#define DAY 86400

static struct moment after(const struct stamp *base, int64_t seconds)
{
	return (struct moment){ stamp_last(base) + seconds };
}

const char *deadline_why(const struct service *s)
{
	if (s->promised.given)
		return "承诺";
	if (s->class_hours > 0)
		return "约定";
	if (s->urgent)
		return "急";
	if (s->enquiry)
		return "咨询";
	return s->developer ? "开发商" : "其他";
}

struct moment deadline_finish(const struct service *s, const struct service_terms *t)
{
	if (s->promised.given)
		return after(&s->promised, 0);
	if (s->class_hours > 0)
		return after(&s->received, (int64_t)s->class_hours * HOUR);
	if (s->urgent)
		return after(&s->received, (int64_t)t->urgent_hours * HOUR);
	if (s->enquiry)
		return moment_at(stamp_day(&s->received), DAY - 1);
	return after(&s->received, (int64_t)(s->developer ? t->developer_days : t->default_days) * DAY);
}

/* What comes in after the desk closed may wait for the day it opens again, where that is agreed. */
struct day deadline_classify(const struct service *s, const struct service_terms *t)
{
	struct day d = stamp_day(&s->received);
	bool late = s->received.at.n >= moment_at(d, t->desk_close * MINUTE).n;

	return t->next_open && !s->received.day_only && late ? day_plus(d, 1) : d;
}

struct moment deadline_forward(const struct stamp *classified, int minutes)
{
	return after(classified, (int64_t)minutes * MINUTE);
}

struct moment deadline_attend(const struct stamp *base, const struct service_terms *t)
{
	return after(base, (int64_t)(t->check_after + t->check_tolerance) * MINUTE);
}

struct moment deadline_confirm(const struct stamp *appointed, const struct service_terms *t)
{
	return after(appointed, -(int64_t)t->confirm_before * MINUTE);
}

struct moment deadline_call(const struct stamp *finish, int hours)
{
	return after(finish, (int64_t)hours * HOUR);
}
