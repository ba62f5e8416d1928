/* toy: what the toy stages share: being asked to be slow or to fail. */
#ifndef KEFU_TESTS_TOY_H
#define KEFU_TESTS_TOY_H

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "pipeline/base/file.h"
#include "pipeline/stage/stage.h"

static inline bool toy_asked(struct stage_run *r, const char *name)
{
	return file_exists(arena_printf(r->arena, "%s/%s", r->site->inputs, name));
}

/* A part of the time that inputs/slow asks for. */
static inline void toy_pause(struct stage_run *r, int parts)
{
	struct err ignored = { 0 };
	const char *text = toy_asked(r, "slow")
			       ? file_read(r->arena, arena_printf(r->arena, "%s/slow", r->site->inputs), NULL, &ignored)
			       : "0";
	long nanoseconds = strtol(text ? text : "0", NULL, 10) * 1000000 / parts;
	struct timespec pause = { .tv_nsec = nanoseconds % 1000000000, .tv_sec = nanoseconds / 1000000000 };

	nanosleep(&pause, NULL);
}

#endif
