/* task: the weekly and monthly key tasks (重点工作计划) against what was done.
 *
 * A task is done by its date when its own row says so, or when the work log of the gardens has that work in that zone
 * within the task's days. DOMAIN §1.3 PT-08, R23. */
#ifndef KEFU_RULES_TASK_H
#define KEFU_RULES_TASK_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/day.h"
#include "pipeline/rules/verdict.h"

struct task {
	struct day from, due;    /* from DAY_NONE: any day up to due */
	struct day done;         /* 完成日期, or DAY_NONE */
	bool said_done;          /* 是否完成 without a date */
	const struct day *works; /* days of the same work in the same zone, in order */
	size_t work_count;
};

/* As known at the end of a period; VERDICT_NONE before the task is due. */
enum verdict task_kept(const struct task *p, struct day end);

#endif
