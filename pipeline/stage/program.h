/* program: what every program of the house does first and last: privacy, language, common options, one message, exit
 * code.
 *
 * Options everywhere (INTERFACE "Commands"): --site -q -v --log-format --no-progress --help --version. A program puts
 * PROGRAM_ARGP among its argp children with a struct program_options as that child's input. Data goes to stdout, talk
 * to stderr. */
#ifndef KEFU_STAGE_PROGRAM_H
#define KEFU_STAGE_PROGRAM_H

#include <argp.h>
#include <stdbool.h>

#include "pipeline/base/day.h"
#include "pipeline/base/err.h"

struct program_options {
	const char *site; /* "." unless told */
	bool quiet, verbose, json, no_progress;
};
extern const struct argp PROGRAM_ARGP;

/* Messages follow the locale, figures never do: only LC_MESSAGES is taken from the environment. umask 077. */
void program_begin(void);

/* argp_parse that ends with 64 and says which option was meant. Sets the defaults of `options` first. */
void program_parse(const struct argp *argp, int argc, char **argv, struct program_options *options, void *input);

/* For the parsers of options: a day, or argp_error. */
void program_day(const struct argp_state *state, const char *value, struct day *out);

/* There is no such report, sheet … (`what`); names the nearest of `words`, NULL-terminated. USAGE. */
int program_unknown(const char *what, const char *word, const char *const *words, struct err *e);

/* A line for people, unless -q. */
void program_say(const struct program_options *o, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Prints the error once, on stderr; returns the exit code. */
int program_fail(const struct err *e);

#endif
