/* kefu: `kefu run`, `stages`, `why`, `status` and `history` are here; every other word is a program in
 * libexec/kefu/commands. */
#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/base/buf.h"
#include "pipeline/base/text.h"
#include "pipeline/run/clock.h"
#include "pipeline/run/history.h"
#include "pipeline/run/run.h"
#include "pipeline/run/spawn.h"
#include "pipeline/run/why.h"

/* ---- kefu run ---- */

enum { OPTION_AS_OF = 256, OPTION_ONLY, OPTION_FROM, OPTION_UNTIL, OPTION_STRICT };

static const struct argp_option RUN_OPTIONS[] = {
	{ "as-of", OPTION_AS_OF, "DATE", 0, "the end of this day (default: yesterday)", 0 },
	{ "only", OPTION_ONLY, "STAGE", 0, "just this stage, with the rest as it is; may be repeated", 0 },
	{ "from", OPTION_FROM, "STAGE", 0, "this stage and all that need what it makes", 0 },
	{ "until", OPTION_UNTIL, "STAGE", 0, "this stage and all that it needs", 0 },
	{ "force", 'f', NULL, 0, "also what has not changed", 0 },
	{ "dry-run", 'n', NULL, 0, "say what would run and why; change nothing", 0 },
	{ "strict", OPTION_STRICT, NULL, 0, "rejected rows are an error (65)", 0 },
	{ 0 },
};

static void add_only(struct run_options *o, const char *name, const struct argp_state *state)
{
	size_t n = 0;

	while (o->only[n])
		n++;
	if (n + 1 == sizeof o->only / sizeof *o->only)
		argp_error(state, _("too many --only"));
	o->only[n] = name;
}

static error_t parse_run(int key, char *value, struct argp_state *state)
{
	struct run_options *o = state->input;

	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = &o->common;
		return 0;
	case OPTION_AS_OF:
		program_day(state, value, &o->as_of);
		return 0;
	case OPTION_ONLY:
		add_only(o, value, state);
		return 0;
	case OPTION_FROM:
		o->from = value;
		return 0;
	case OPTION_UNTIL:
		o->until = value;
		return 0;
	case 'f':
		o->force = true;
		return 0;
	case 'n':
		o->dry_run = true;
		return 0;
	case OPTION_STRICT:
		o->strict = true;
		return 0;
	case ARGP_KEY_ARG:
		argp_error(state, _("kefu run takes no arguments: %s"), value);
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static const struct argp_child CHILDREN[] = { { &PROGRAM_ARGP, 0, NULL, 0 }, { 0 } };

static int command_run(int argc, char **argv)
{
	static const struct argp argp = {
		RUN_OPTIONS, parse_run, NULL, "the night: reads, computes, writes what changed", CHILDREN, NULL, "kefu"
	};
	struct run_options o = { .as_of = DAY_NONE };

	program_parse(&argp, argc, argv, &o.common, &o);
	return run_night(&o);
}

/* ---- kefu stages, kefu why ---- */

static const struct argp_option WHY_OPTIONS[] = {
	{ "as-of", OPTION_AS_OF, "DATE", 0, "the day in question (default: yesterday)", 0 },
	{ 0 },
};

static error_t parse_why(int key, char *value, struct argp_state *state)
{
	struct why_options *o = state->input;

	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = &o->common;
		return 0;
	case OPTION_AS_OF:
		program_day(state, value, &o->as_of);
		return 0;
	case ARGP_KEY_ARG:
		if (o->stage)
			argp_error(state, _("one stage at a time: %s"), value);
		o->stage = value;
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static int command_why(int argc, char **argv)
{
	static const struct argp argp = {
		WHY_OPTIONS, parse_why, "STAGE", "which part of a stage's fingerprint changed", CHILDREN, NULL, "kefu"
	};
	struct why_options o = { .as_of = DAY_NONE };

	program_parse(&argp, argc, argv, &o.common, &o);
	if (!o.stage) {
		fprintf(stderr, _("kefu: why which stage? kefu stages lists them\n"));
		return ERR_USAGE;
	}
	return why_stage(&o);
}

static int command_stages(int argc, char **argv)
{
	static const struct argp argp = {
		NULL, parse_why, NULL, "the stages in their order, what each needs and makes", CHILDREN, NULL, "kefu"
	};
	struct why_options o = { .as_of = DAY_NONE };

	program_parse(&argp, argc, argv, &o.common, &o);
	return why_list(&o);
}

/* ---- kefu status, kefu history ---- */

enum { OPTION_MAX_AGE = 512 };

static const struct argp_option STATUS_OPTIONS[] = {
	{ "max-age", OPTION_MAX_AGE, "HOURS", 0, "fail (75) when the last run is older than this", 0 },
	{ 0 },
};

static const struct argp_option HISTORY_OPTIONS[] = {
	{ "limit", 'n', "N", 0, "the last N runs (default: 20)", 0 },
	{ 0 },
};

static int64_t parse_number(const char *value, const struct argp_state *state)
{
	char *end;
	long n = strtol(value, &end, 10);

	if (end == value || *end || n < 0 || n > 1000000)
		argp_error(state, _("%s is no whole number"), value);
	return n;
}

static error_t parse_history(int key, char *value, struct argp_state *state)
{
	struct history_options *o = state->input;

	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = &o->common;
		return 0;
	case OPTION_MAX_AGE:
		o->max_age = parse_number(value, state);
		return 0;
	case 'n':
		o->limit = parse_number(value, state);
		return 0;
	case ARGP_KEY_ARG:
		argp_error(state, _("no arguments are taken here: %s"), value);
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static int command_status(int argc, char **argv)
{
	static const struct argp argp = { STATUS_OPTIONS, parse_history,
					  NULL,           "last night at a glance; fails if there was none",
					  CHILDREN,       NULL,
					  "kefu" };
	struct history_options o = { .max_age = -1 };

	program_parse(&argp, argc, argv, &o.common, &o);
	return history_status(&o);
}

static int command_history(int argc, char **argv)
{
	static const struct argp argp = {
		HISTORY_OPTIONS, parse_history, NULL,  "the runs that did something; -v: each stage of them",
		CHILDREN,        NULL,          "kefu"
	};
	struct history_options o = { .limit = 20 };

	program_parse(&argp, argc, argv, &o.common, &o);
	return history_list(&o);
}

/* ---- the others ---- */

static const struct builtin {
	const char *name;
	int (*run)(int argc, char **argv);
} BUILTINS[] = {
	{ "history", command_history }, { "run", command_run }, { "stages", command_stages },
	{ "status", command_status },   { "why", command_why },
};

#define BUILTIN_COUNT (sizeof BUILTINS / sizeof *BUILTINS)

static int visible(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

static int name_cmp(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* All commands in order of name, NULL-terminated. */
static const char **command_names(struct arena *a, const char *folder)
{
	struct dirent **list = NULL;
	int n = scandir(folder, &list, visible, NULL);
	const char **names = arena_array(a, (size_t)(n > 0 ? n : 0) + BUILTIN_COUNT + 1, sizeof *names);
	size_t k = 0;

	for (size_t i = 0; i < BUILTIN_COUNT; i++)
		names[k++] = BUILTINS[i].name;
	for (int i = 0; i < n; i++) {
		names[k++] = arena_strdup(a, list[i]->d_name);
		free(list[i]);
	}
	free(list);
	qsort(names, k, sizeof *names, name_cmp);
	return names;
}

/* The line that says what it is for: the second of its own --help. */
static const char *about(struct arena *a, const char *name)
{
	const char *argv[] = { "/proc/self/exe", name, "--help", NULL };
	char path[PATH_MAX];
	ssize_t n = readlink(argv[0], path, sizeof path - 1);
	struct err e = { 0 };
	struct buf help;
	struct spawn s = { .argv = argv, .output = &help };
	char *line;

	if (n < 0)
		return "";
	path[n] = '\0';
	argv[0] = path;
	buf_init(&help, a);
	if (spawn_run(&s, &e) != 0 || !(line = strchr(help.data, '\n')))
		return "";
	return arena_strndup(a, line + 1, strcspn(line + 1, "\n"));
}

static int help(struct arena *a, const char *folder)
{
	const char **names = command_names(a, folder);

	printf(_("Usage: kefu COMMAND [OPTION...]\n"
		 "Turns the exports of a property service centre into its reports and letters.\n\n"));
	for (; *names; names++)
		printf("  kefu %-9s %s\n", *names, about(a, *names));
	printf(_("\n`kefu COMMAND --help` says more. Options everywhere: --site DIR, -q, -v, --log-format text|json, "
		 "--no-progress,\n"
		 "--help, --version.\n"));
	return 0;
}

static int refuse(struct arena *a, const char *folder, const char *word)
{
	const char *near = text_nearest(word, command_names(a, folder));

	if (near)
		fprintf(stderr, _("kefu: there is no command %s; did you mean %s?\n"), word, near);
	else
		fprintf(stderr, _("kefu: there is no command %s; kefu help lists them\n"), word);
	return ERR_USAGE;
}

static int execute(struct arena *a, const char *folder, char **argv)
{
	const char *word = argv[0];

	argv[0] = arena_printf(a, "kefu %s", word);
	for (size_t i = 0; i < BUILTIN_COUNT; i++)
		if (strcmp(BUILTINS[i].name, word) == 0) {
			int argc = 0;

			while (argv[argc])
				argc++;
			return BUILTINS[i].run(argc, argv);
		}
	if (!strchr(word, '/')) {
		/* the clock is read here only: a command that must know the time is told */
		setenv("KEFU_NOW", arena_printf(a, "%lld", (long long)clock_now()), 1);
		execv(arena_printf(a, "%s/%s", folder, word), argv);
	}
	if (errno != ENOENT && !strchr(word, '/')) {
		fprintf(stderr, "kefu: %s: %s\n", word, strerror(errno));
		return ERR_MISSING;
	}
	return refuse(a, folder, word);
}

/* `kefu --site X run -q` is `kefu run --site X -q`. */
static void word_first(int argc, char **argv)
{
	int i = 1;
	char *word;

	while (i < argc && argv[i][0] == '-')
		i += (strcmp(argv[i], "--site") == 0 || strcmp(argv[i], "-s") == 0 ||
		      strcmp(argv[i], "--log-format") == 0)
			 ? 2
			 : 1;
	if (i >= argc)
		return;
	word = argv[i];
	memmove(argv + 2, argv + 1, (size_t)(i - 1) * sizeof *argv);
	argv[1] = word;
}

static int dispatch(struct arena *a, int argc, char **argv, struct err *e)
{
	const char *prefix = site_prefix(a, e), *folder, *word;

	if (!prefix)
		return program_fail(e);
	folder = arena_printf(a, "%s/libexec/kefu/commands", prefix);
	word_first(argc, argv);
	word = argc > 1 ? argv[1] : "help";
	if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0) {
		puts(argp_program_version);
		return 0;
	}
	if (strcmp(word, "help") == 0 && argc > 2) { /* kefu help X */
		char option[] = "--help", *args[] = { argv[2], option, NULL };

		return execute(a, folder, args);
	}
	if (strcmp(word, "help") == 0 || strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 ||
	    strcmp(word, "-?") == 0) {
		help(a, folder);
		return argc > 1 ? 0 : ERR_USAGE;
	}
	if (*word == '-') {
		fprintf(stderr, _("kefu: a command comes first; kefu help lists them\n"));
		return ERR_USAGE;
	}
	return execute(a, folder, argv + 1);
}

int main(int argc, char **argv)
{
	struct arena *a = arena_new();
	struct err e = { 0 };
	int rc;

	program_begin();
	rc = dispatch(a, argc, argv, &e);
	arena_free(a);
	return rc;
}
