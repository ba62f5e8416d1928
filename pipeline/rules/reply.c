#include "pipeline/rules/reply.h"

#include <string.h>

#include "pipeline/base/text.h"

enum reply_state reply_state(const struct reply *r, bool room_required)
{
	if (2 * r->answered < r->asked || !r->asked)
		return REPLY_FEW;
	return room_required && !r->roomed ? REPLY_NAMELESS : REPLY_VALID;
}

const char *reply_state_name(enum reply_state s)
{
	static const char *const NAMES[] = { "有效", "无效：答题不足一半", "无效：没有房号", "被同户后交的代替" };

	return NAMES[s];
}

bool reply_replaces(const struct reply *r, const struct reply *other)
{
	int c = day_cmp(r->day, other->day);

	if (!c)
		c = text_natural_cmp(r->number, strlen(r->number), other->number, strlen(other->number));
	return c > 0;
}
