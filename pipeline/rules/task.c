#include "pipeline/rules/task.h"

static bool worked(const struct task *p)
{
	for (size_t i = 0; i < p->work_count; i++)
		if (day_cmp(p->works[i], p->due) <= 0 && (day_none(p->from) || day_cmp(p->works[i], p->from) >= 0))
			return true;
	return false;
}

enum verdict task_kept(const struct task *p, struct day end)
{
	if (day_cmp(p->due, end) > 0)
		return VERDICT_NONE;
	if (!day_none(p->done))
		return day_cmp(p->done, p->due) <= 0 ? VERDICT_KEPT : VERDICT_BROKEN;
	return p->said_done || worked(p) ? VERDICT_KEPT : VERDICT_BROKEN;
}
