/* log: what a run says while it works: on stderr as lines for people or JSON for machines, and always in outputs/log/.
 * Never says what a row holds. */
#ifndef KEFU_RUN_LOG_H
#define KEFU_RUN_LOG_H

#include <stdint.h>
#include <stdio.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/err.h"
#include "pipeline/stage/program.h"
#include "pipeline/stage/site.h"

struct log {
	const struct program_options *options;
	FILE *file; /* outputs/log/run-000012.jsonl, or NULL */
	int64_t run;
	/* the progress bar, when there is one */
	int bar_width, bar_shown;
	const char *bar_name;
	size_t bar_number, bar_count;
};

enum log_level { LOG_DETAIL, LOG_INFO, LOG_WARNING, LOG_ERROR };

/* What is said before log_open is not kept in a file. Logs of the last ninety runs are kept. */
void log_begin(struct log *l, const struct program_options *options);
int log_open(struct log *l, const struct site *site, int64_t run, struct err *e);
void log_close(struct log *l);

/* `name`: the stage or unit, or "". LOG_DETAIL shows with -v, LOG_INFO not with -q. */
void log_say(struct log *l, enum log_level level, const char *name, const char *event, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* A bar on a terminal only: which of how many, and how far it is. total 0: not known. */
void log_bar(struct log *l, const char *name, size_t number, size_t count);
void log_bar_at(struct log *l, int64_t done, int64_t total);
void log_bar_end(struct log *l);

#endif
