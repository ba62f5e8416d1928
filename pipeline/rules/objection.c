#include "pipeline/rules/objection.h"

static bool known(struct day day, struct day as_of)
{
	return !day_none(day) && day_cmp(day, as_of) <= 0;
}

enum objection_state objection_state(const struct objection *o, struct day as_of)
{
	if (!known(o->issued, as_of))
		return OBJECTION_NOT_ISSUED;
	if (known(o->objected, as_of) && day_cmp(o->objected, o->last) > 0)
		return OBJECTION_LATE;
	if (known(o->objected, as_of))
		return known(o->reviewed, as_of) ? OBJECTION_REVIEWED : OBJECTION_REVIEW;
	if (known(o->confirmed, as_of))
		return OBJECTION_CONFIRMED;
	return day_cmp(as_of, o->last) > 0 ? OBJECTION_NONE : OBJECTION_WAITING;
}

const char *objection_name(enum objection_state state)
{
	static const char *const NAMES[] = { "未发出",	   "待确认", "期满未提异议", "已确认", "复核中（不是最终结果）",
					     "异议已复核", "逾期提出异议" };

	return NAMES[state];
}
