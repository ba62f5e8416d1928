/* kefu assess: the supervisor's report of the 25th, or of December 25: `kefu run` for the day on which a period ends,
 * with only what the assessment needs. Computes nothing and knows no clock: the runner says what time it is (KEFU_NOW,
 * seconds). */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "pipeline/base/settings.h"
#include "pipeline/rules/period.h"
#include "pipeline/stage/program.h"
#include "pipeline/stage/site.h"

#define NONE     INT32_MIN
#define DECEMBER 11 /* of a month's number in its year, from 0 */

enum { OPTION_MONTH = 256, OPTION_YEAR };

static const struct argp_option OPTIONS[] = {
	{ "month", OPTION_MONTH, "YYYY-MM", 0, "the period that ends in this month (default: the last that has ended)",
	  0 },
	{ "year", OPTION_YEAR, "YYYY", 0, "the year's report", 0 },
	{ 0 },
};

struct call {
	struct program_options common;
	int32_t month, year;
};

static int32_t parse_year(const char *value, const struct argp_state *state)
{
	char text[DAY_TEXT];
	int32_t month = 0;

	snprintf(text, sizeof text, "%s-01", value);
	if (strlen(value) != 4 || !month_parse(text, &month))
		argp_error(state, _("%s is no year (YYYY)"), value);
	return month / 12;
}

static error_t parse_option(int key, char *value, struct argp_state *state)
{
	struct call *c = state->input;

	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = &c->common;
		return 0;
	case OPTION_MONTH:
		if (!month_parse(value, &c->month))
			argp_error(state, _("%s is no month (YYYY-MM)"), value);
		return 0;
	case OPTION_YEAR:
		c->year = parse_year(value, state);
		return 0;
	case ARGP_KEY_ARG:
		argp_error(state, _("no arguments are taken here: %s"), value);
		return 0;
	case ARGP_KEY_END:
		if (c->month != NONE && c->year != NONE)
			argp_error(state, _("--month or --year, not both"));
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

/* ---- which period ---- */

/* What is run afterwards gets back the TZ that it came with. */
static void local_time(time_t at, const char *zone, struct tm *tm)
{
	char *before = getenv("TZ") ? strdup(getenv("TZ")) : NULL;

	setenv("TZ", zone, 1);
	tzset();
	localtime_r(&at, tm);
	if (before)
		setenv("TZ", before, 1);
	else
		unsetenv("TZ");
	tzset();
	free(before);
}

/* The last day that is over for the front desk: today once it has closed. */
static int last_day(const struct settings *s, struct day *out, struct err *e)
{
	const char *now = getenv("KEFU_NOW");
	time_t at = now ? (time_t)strtoll(now, NULL, 10) : 0;
	struct tm tm;

	if (at <= 0)
		return err_set(e, ERR_USAGE, _("without kefu there is no clock here: give --month or --year"));
	local_time(at, settings_text(s, "project.time_zone"), &tm);
	if (!day_make(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, out))
		return err_set(e, ERR_SYSTEM, _("the clock shows no day"));
	if (tm.tm_hour * 60 + tm.tm_min < settings_minutes(s, "desk.close"))
		*out = day_plus(*out, -1);
	return 0;
}

static int find_period(const struct call *c, const struct settings *s, struct period *p, struct err *e)
{
	const char *rule = settings_text(s, "assess.period");
	const struct period_terms t = { !strcmp(rule, "calendar")   ? PERIOD_CALENDAR
					: !strcmp(rule, "25_to_24") ? PERIOD_25_24
								    : PERIOD_26_25,
					(int)settings_int(s, "assess.day") };
	struct day last;

	if (c->month != NONE || c->year != NONE) {
		*p = period_named(&t, c->month != NONE ? c->month : c->year * 12 + DECEMBER);
		return 0;
	}
	if (last_day(s, &last, e) < 0)
		return -1;
	*p = period_ended(&t, last);
	return 0;
}

/* ---- kefu run ---- */

static void add(const char **argv, const char *word)
{
	while (*argv)
		argv++;
	*argv = word;
}

static void add_only(const char **argv, const char *const *names)
{
	for (; *names; names++) {
		add(argv, "--only");
		add(argv, *names);
	}
}

/* What --only names: what reads and computes, and the documents of the month or the year. */
static void add_stages(const char **argv, const struct call *c, const struct period *p)
{
	static const char *const MAKERS[] = { "ingest", "patrol", NULL };
	static const char *const MONTH[] = { "assessment", "rectification", "greening", "patrol_log", NULL };
	static const char *const YEAR[] = { "assessment_year", NULL };

	add_only(argv, MAKERS);
	if (c->year == NONE)
		add_only(argv, MONTH);
	if (c->year != NONE || p->month % 12 == DECEMBER)
		add_only(argv, YEAR);
}

static int run(struct arena *a, const struct call *c, const struct period *p, struct err *e)
{
	const char *prefix = site_prefix(a, e), *argv[48] = { "kefu", "run", "--site", c->common.site };
	char day[DAY_TEXT];

	if (!prefix)
		return -1;
	add(argv, "--as-of");
	add(argv, day_text(p->end, day));
	add_stages(argv, c, p);
	if (c->common.quiet)
		add(argv, "-q");
	if (c->common.verbose)
		add(argv, "-v");
	if (c->common.json)
		add(argv, "--log-format=json");
	if (c->common.no_progress)
		add(argv, "--no-progress");
	execv(arena_printf(a, "%s/bin/kefu", prefix), (char *const *)(uintptr_t)argv);
	return err_errno(e, "%s/bin/kefu", prefix);
}

int main(int argc, char **argv)
{
	static const struct argp_child CHILDREN[] = { { &PROGRAM_ARGP, 0, NULL, 0 }, { 0 } };
	static const struct argp argp = { OPTIONS,  parse_option,
					  NULL,     "the supervisor's report of the 25th, or of the year",
					  CHILDREN, NULL,
					  "kefu" };
	struct call c = { .month = NONE, .year = NONE };
	struct arena *a = arena_new();
	struct err e = { 0 };
	struct settings *settings;
	struct period p;
	struct site *site;
	int rc;

	program_begin();
	program_parse(&argp, argc, argv, &c.common, &c);
	if ((site = site_open(a, c.common.site, &e)) && (settings = settings_load(a, site->settings_ini, &e)) &&
	    find_period(&c, settings, &p, &e) == 0)
		run(a, &c, &p, &e); /* comes back only when it failed */
	rc = program_fail(&e);
	arena_free(a);
	return rc;
}
