#include "pipeline/stage/program.h"

#include <locale.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/text.h"
#include "pipeline/stage/site.h"

enum { OPTION_SITE = 's', OPTION_LOG_FORMAT = 0x4c46, OPTION_NO_PROGRESS };

static const struct argp_option OPTIONS[] = {
	{ "site", OPTION_SITE, "DIR", 0, "the site's folder (default: the current one)", 90 },
	{ "quiet", 'q', NULL, 0, "say nothing but errors", 90 },
	{ "verbose", 'v', NULL, 0, "say more", 90 },
	{ "log-format", OPTION_LOG_FORMAT, "FORMAT", 0, "messages as text (default) or json", 90 },
	{ "no-progress", OPTION_NO_PROGRESS, NULL, 0, "no progress bar", 90 },
	{ 0 },
};

static error_t parse_common(int key, char *value, struct argp_state *state)
{
	struct program_options *o = state->input;

	switch (key) {
	case OPTION_SITE:
		o->site = value;
		return 0;
	case 'q':
		o->quiet = true;
		return 0;
	case 'v':
		o->verbose = true;
		return 0;
	case OPTION_LOG_FORMAT:
		if (strcmp(value, "json") && strcmp(value, "text"))
			argp_error(state, _("--log-format is text or json, not %s"), value);
		o->json = strcmp(value, "json") == 0;
		return 0;
	case OPTION_NO_PROGRESS:
		o->no_progress = true;
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

const struct argp PROGRAM_ARGP = { OPTIONS, parse_common, NULL, NULL, NULL, NULL, "kefu" };

/* A machine that has not generated the wanted locale (a bare one has none but C) still gets its language. */
static void set_language(void)
{
	static const char *const NAMES[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
	const char *wanted = NULL;

	if (setlocale(LC_MESSAGES, ""))
		return;
	for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES && !wanted; i++) {
		wanted = getenv(NAMES[i]);
		if (wanted && !*wanted)
			wanted = NULL;
	}
	if (wanted && setlocale(LC_MESSAGES, "C.UTF-8"))
		setenv("LANGUAGE", wanted, 0);
}

void program_begin(void)
{
	struct arena *a = arena_new();
	struct err ignored = { 0 };
	const char *prefix = site_prefix(a, &ignored);

	umask(077);
	set_language();
	setlocale(LC_CTYPE, "C.UTF-8");
	if (prefix)
		bindtextdomain("kefu", arena_printf(a, "%s/share/locale", prefix));
	bind_textdomain_codeset("kefu", "UTF-8");
	textdomain("kefu");
	argp_program_version = "kefu " KEFU_VERSION;
	argp_err_exit_status = ERR_USAGE;
	arena_free(a);
}

struct words {
	struct arena *arena;
	const char **list;
	size_t count, capacity;
};

static void add_word(struct words *w, const char *word)
{
	w->list = arena_grow(w->arena, w->list, w->count + (w->list != NULL), &w->capacity, sizeof *w->list);
	w->list[w->count++] = word;
	w->list[w->count] = NULL;
}

static void add_options(struct words *w, const struct argp *argp)
{
	for (const struct argp_option *o = argp->options; o && (o->name || o->key || o->doc); o++)
		if (o->name)
			add_word(w, o->name);
	for (const struct argp_child *c = argp->children; c && c->argp; c++)
		add_options(w, c->argp);
}

/* getopt takes any unambiguous beginning of an option, so only words that begin none are looked up. */
static bool begins_one(const struct words *w, const char *word)
{
	for (size_t i = 0; i < w->count; i++)
		if (strncmp(w->list[i], word, strlen(word)) == 0)
			return true;
	return false;
}

static void refuse_unknown(const struct words *w, int argc, char **argv)
{
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
		const char *word, *near;

		if (strncmp(argv[i], "--", 2) != 0)
			continue;
		word = arena_strndup(w->arena, argv[i] + 2, strcspn(argv[i] + 2, "="));
		if (begins_one(w, word))
			continue;
		near = text_nearest(word, w->list);
		if (near)
			fprintf(stderr, _("kefu: there is no option --%s; did you mean --%s?\n"), word, near);
		else
			fprintf(stderr, _("kefu: there is no option --%s; --help lists them\n"), word);
		exit(ERR_USAGE);
	}
}

void program_parse(const struct argp *argp, int argc, char **argv, struct program_options *options, void *input)
{
	struct words w = { .arena = arena_new() };

	*options = (struct program_options){ .site = "." };
	add_word(&w, "help");
	add_word(&w, "usage");
	add_word(&w, "version");
	add_options(&w, argp);
	refuse_unknown(&w, argc, argv);
	arena_free(w.arena);
	argp_parse(argp, argc, argv, 0, NULL, input);
}

void program_day(const struct argp_state *state, const char *value, struct day *out)
{
	if (!day_parse(value, out))
		argp_error(state, _("%s is no day (YYYY-MM-DD)"), value);
}

int program_unknown(const char *what, const char *word, const char *const *words, struct err *e)
{
	const char *near = text_nearest(word, words);

	if (near)
		return err_set(e, ERR_USAGE, _("there is no %s \"%s\"; did you mean \"%s\"?"), what, word, near);
	return err_set(e, ERR_USAGE, _("there is no %s \"%s\""), what, word);
}

void program_say(const struct program_options *o, const char *format, ...)
{
	va_list ap;

	if (o->quiet)
		return;
	va_start(ap, format);
	vfprintf(stderr, format, ap);
	va_end(ap);
	fputc('\n', stderr);
}

int program_fail(const struct err *e)
{
	fflush(stdout);
	fprintf(stderr, "kefu: %s\n", e->text);
	return (int)e->kind;
}
