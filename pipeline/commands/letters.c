/* kefu letters plan | issue | void | list: the cashier's dunning letters, from the plan to the numbered PDF. The verbs are in letters/. */
#include <string.h>
#include <unistd.h>

#include "pipeline/base/text.h"
#include "pipeline/commands/letters/letters.h"

enum { OPTION_AS_OF = 256, OPTION_PLAN, OPTION_APPROVED, OPTION_WHY, OPTION_FORMAT };

static const struct argp_option OPTIONS[] = {
	{ "as-of", OPTION_AS_OF, "DATE", 0, "the day, as YYYY-MM-DD (default: yesterday; list: all)", 0 },
	{ "plan", OPTION_PLAN, "FILE", 0, "issue: the plan with 批准 filled in (default: all of the day's plan)", 0 },
	{ "approved-by", OPTION_APPROVED, "NAME", 0, "issue: who approved", 0 },
	{ "why", OPTION_WHY, "TEXT", 0, "void: the reason", 0 },
	{ "format", OPTION_FORMAT, "FORMAT", 0, "list: csv, tsv, json or table (default: a table on a terminal, else csv)", 0 },
	{ 0 },
};

static const struct verb {
	const char *name;
	int (*run)(struct letters *c, struct err *e);
} VERBS[] = {
	{ "plan", letters_plan }, { "issue", letters_issue }, { "void", letters_void }, { "list", letters_list },
};

static const struct verb *find_verb(const char *name)
{
	for (size_t i = 0; name && i < sizeof VERBS / sizeof *VERBS; i++)
		if (!strcmp(VERBS[i].name, name))
			return &VERBS[i];
	return NULL;
}

static void take_word(struct letters *c, const char *word, const struct argp_state *state)
{
	static const char *const NAMES[] = { "plan", "issue", "void", "list", NULL };
	const char *near;

	if (!c->verb) {
		near = find_verb(word) ? NULL : text_nearest(word, NAMES);
		if (near)
			argp_error(state, _("there is no \"letters %s\"; did you mean %s?"), word, near);
		else if (!find_verb(word))
			argp_error(state, _("there is no \"letters %s\": plan, issue, void or list"), word);
		c->verb = word;
	} else if (!strcmp(c->verb, "void") && !c->number) {
		c->number = word;
	} else {
		argp_error(state, _("letters %s takes no more words: %s"), c->verb, word);
	}
}

static bool nothing(const char *word)
{
	size_t n = word ? strlen(word) : 0;

	if (n)
		text_trimmed(word, &n);
	return n == 0;
}

static void check_words(const struct letters *c, const struct argp_state *state)
{
	bool issue, voids;

	if (!c->verb)
		argp_error(state, _("what? kefu letters plan, issue, void or list"));
	issue = !strcmp(c->verb, "issue");
	voids = !strcmp(c->verb, "void");
	if (issue && nothing(c->approved_by))
		argp_error(state, _("issue needs --approved-by NAME"));
	if (!issue && (c->plan || c->approved_by))
		argp_error(state, _("--plan and --approved-by are for issue"));
	if (voids && (nothing(c->number) || nothing(c->why)))
		argp_error(state, _("void needs a number and --why TEXT"));
	if (!voids && c->why)
		argp_error(state, _("--why is for void"));
}

static error_t parse_option(int key, char *value, struct argp_state *state)
{
	struct letters *c = state->input;

	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = &c->common;
		return 0;
	case OPTION_AS_OF:
		program_day(state, value, &c->as_of);
		return 0;
	case OPTION_PLAN:
		c->plan = value;
		return 0;
	case OPTION_APPROVED:
		c->approved_by = value;
		return 0;
	case OPTION_WHY:
		c->why = value;
		return 0;
	case OPTION_FORMAT:
		if (!report_format_parse(value, &c->format))
			argp_error(state, _("--format is csv, tsv, json or table, not %s"), value);
		return 0;
	case ARGP_KEY_ARG:
		take_word(c, value, state);
		return 0;
	case ARGP_KEY_END:
		check_words(c, state);
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static int check_texts(const struct letters *c, struct err *e)
{
	const char *texts[] = { c->approved_by, c->why, c->number };
	size_t bad;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (texts[i] && !text_valid(texts[i], strlen(texts[i]), &bad))
			return err_set(e, ERR_USAGE, _("what was typed is not UTF-8 text"));
	return 0;
}

int main(int argc, char **argv)
{
	static const struct argp_child CHILDREN[] = { { &PROGRAM_ARGP, 0, NULL, 0 }, { 0 } };
	static const struct argp argp = { OPTIONS,
					  parse_option,
					  "plan | issue --approved-by NAME | void NUMBER --why TEXT | list",
					  "the cashier's dunning letters: to be approved, issued, voided",
					  CHILDREN,
					  NULL,
					  "kefu" };
	struct letters c = { .as_of = DAY_NONE, .format = isatty(STDOUT_FILENO) ? REPORT_TABLE : REPORT_CSV };
	struct err e = { 0 };
	int rc = 0;

	c.arena = arena_new();
	program_begin();
	program_parse(&argp, argc, argv, &c.common, &c);
	if (check_texts(&c, &e) < 0 || !(c.site = site_open(c.arena, c.common.site, &e)) ||
	    !(c.settings = settings_load(c.arena, c.site->settings_ini, &e)) || find_verb(c.verb)->run(&c, &e) < 0)
		rc = program_fail(&e);
	arena_free(c.arena);
	return rc;
}
