#include "pipeline/rules/stamp.h"

#define LAST_SECOND 86399

int64_t stamp_first(const struct stamp *s)
{
	return s->day_only ? moment_at(moment_day(s->at), 0).n : s->at.n;
}

int64_t stamp_last(const struct stamp *s)
{
	return s->day_only ? moment_at(moment_day(s->at), LAST_SECOND).n : s->at.n;
}

struct day stamp_day(const struct stamp *s)
{
	return moment_day(s->at);
}

bool stamp_reversed(const struct stamp *earlier, const struct stamp *later)
{
	return earlier->given && later->given && stamp_last(later) < stamp_first(earlier);
}
