/* kefu assess: the supervisor's report of the 25th, or of December 25: `kefu run` for the day on which a period ends,
 * with only what the assessment needs; then it is handed in: an edition in outputs/issued/ and in the ledger, written
 * once. When the same report would say otherwise later, it says what changed, and makes a further edition. Computes
 * nothing and knows no clock: the runner says what time it is (KEFU_NOW, seconds). */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "pipeline/base/settings.h"
#include "pipeline/commands/assess/edition.h"
#include "pipeline/rules/period.h"
#include "pipeline/stage/computed.h"
#include "pipeline/stage/night.h"
#include "pipeline/stage/program.h"
#include "pipeline/store/ledger_report.h"

#define NONE     INT32_MIN
#define DECEMBER 11 /* of a month's number in its year, from 0 */
#define REPORTS	 2

enum { OPTION_MONTH = 256, OPTION_YEAR, OPTION_DRAFT, OPTION_HANDED_IN };

static const struct argp_option OPTIONS[] = {
	{ "month", OPTION_MONTH, "YYYY-MM", 0, "the period that ends in this month (default: the last that has ended)",
	  0 },
	{ "year", OPTION_YEAR, "YYYY", 0, "the year's report", 0 },
	{ "draft", OPTION_DRAFT, NULL, 0, "only compute and print: nothing is handed in", 0 },
	{ "handed-in", OPTION_HANDED_IN, "DATE", 0, "the day on which it was handed in, when that is not today", 0 },
	{ 0 },
};

struct call {
	struct program_options common;
	int32_t month, year;
	bool draft;
	struct day handed_in; /* DAY_NONE: today */
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
	case OPTION_DRAFT:
		c->draft = true;
		return 0;
	case OPTION_HANDED_IN:
		program_day(state, value, &c->handed_in);
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

/* Today by the site's clock; *closed: the front desk has. DAY_NONE without a clock. */
static struct day today(const struct settings *s, bool *closed)
{
	struct day day;
	int minutes;

	if (!night_now(s, &day, &minutes))
		return DAY_NONE;
	*closed = minutes >= settings_minutes(s, "desk.close");
	return day;
}

/* The last day that is over for the front desk: today once it has closed. */
static int last_day(const struct settings *s, struct day *out, struct err *e)
{
	bool closed;
	struct day day = today(s, &closed);

	if (day_none(day))
		return err_set(e, ERR_USAGE, _("without kefu there is no clock here: give --month or --year"));
	*out = closed ? day : day_plus(day, -1);
	return 0;
}

static int find_period(const struct call *c, const struct settings *s, struct period *p, struct err *e)
{
	const struct period_terms t = { period_rule(settings_text(s, "assess.period")), (int)settings_int(s, "assess.day") };
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

/* What reads and computes, and the documents of the month or the year. */
static const char *const *list_only(struct arena *a, const struct call *c, const struct period *p)
{
	static const char *const MAKERS[] = { "ingest", "patrol", NULL };
	static const char *const MONTH[] = { "assessment", "rectification", "greening", "patrol_log", NULL };
	static const char *const YEAR[] = { "assessment_year", NULL };
	const char *const *parts[] = { MAKERS, c->year == NONE ? MONTH : NULL,
				       c->year != NONE || p->month % 12 == DECEMBER ? YEAR : NULL };
	const char **only = arena_array(a, 8, sizeof *only);
	size_t n = 0;

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		for (const char *const *name = parts[i]; name && *name; name++)
			only[n++] = *name;
	return only;
}

static int run(struct arena *a, const struct call *c, const struct period *p, int *code, struct err *e)
{
	const struct night n = { &c->common, p->end, list_only(a, c, p), false };

	return night_run(a, &n, code, e);
}

/* ---- handing in ---- */

struct handing {
	struct edition_desk desk;
	const struct call *call;
	struct period period;
	int lock;
	struct ledger_report reports[REPORTS];
	size_t count;
};

static int open_ledger(struct handing *h, struct err *e)
{
	if ((h->lock = site_lock(h->desk.site, e)) < 0)
		return -1;
	h->desk.ledger = ledger_open(h->desk.site->ledger_db, DB_WRITE, e);
	return h->desk.ledger ? 0 : -1;
}

static void close_all(struct handing *h)
{
	db_close(h->desk.figures);
	ledger_close(h->desk.ledger);
	site_unlock(h->lock);
	h->desk.figures = NULL;
	h->desk.ledger = NULL;
	h->lock = -1;
}

/* The last edition of it; what was begun and never finished is forgotten. */
static int find_edition(struct handing *h, struct ledger_report *r, struct err *e)
{
	struct ledger_report *list;
	size_t n;

	if (ledger_drop_report(h->desk.ledger, r, e) < 0 || !(list = ledger_reports(h->desk.arena, h->desk.ledger, r->as_of, &n, e)))
		return -1;
	for (size_t i = 0; i < n; i++)
		if (list[i].month == r->month && !strcmp(list[i].report, r->report))
			*r = list[i];
	return 0;
}

/* Its first edition is in the ledger before it is computed, because it says of itself when it was handed in. */
static int begin(struct handing *h, struct err *e)
{
	if (open_ledger(h, e) < 0)
		return -1;
	for (size_t i = 0; i < h->count; i++) {
		struct ledger_report *r = &h->reports[i];

		if (find_edition(h, r, e) < 0 || (!r->edition && (r->issued = h->desk.day, ledger_add_report(h->desk.ledger, r, e) < 0)))
			return -1;
	}
	close_all(h);
	return 0;
}

static int drop_pending(struct handing *h, struct err *e)
{
	if (open_ledger(h, e) < 0)
		return -1;
	for (size_t i = 0; i < h->count; i++)
		if (ledger_drop_report(h->desk.ledger, &h->reports[i], e) < 0)
			return -1;
	close_all(h);
	return 0;
}

/* After the first run: what is new is handed in, what was handed in before is compared. After the second, made by a
 * further edition, all that is pending. */
static int conclude(struct handing *h, bool first, struct err *e)
{
	if (open_ledger(h, e) < 0 || !(h->desk.figures = computed_open(h->desk.site, &h->period.end, e)))
		return -1;
	for (size_t i = 0; i < h->count; i++) {
		struct ledger_report *r = &h->reports[i];
		bool pending = !strcmp(r->state, "pending"), there = true;

		if (pending && edition_there(&h->desk, r, &there, e) < 0)
			return -1;
		if (!there && ledger_drop_report(h->desk.ledger, r, e) < 0)
			return -1;
		if ((pending && there && edition_issue(&h->desk, r, e) < 0) || (!pending && first && edition_compare(&h->desk, r, e) < 0))
			return -1;
	}
	close_all(h);
	return 0;
}

static int hand_in(struct handing *h, int *code, struct err *e)
{
	if (begin(h, e) < 0 || run(h->desk.arena, h->call, &h->period, code, e) < 0)
		return -1;
	if (*code)
		return drop_pending(h, e);
	if (conclude(h, true, e) < 0)
		return -1;
	if (!h->desk.again)
		return 0;
	h->desk.again = false;
	if (run(h->desk.arena, h->call, &h->period, code, e) < 0)
		return -1;
	return *code ? drop_pending(h, e) : conclude(h, false, e);
}

static void list_reports(struct handing *h)
{
	const struct ledger_report month = { .report = "assessment", .month = h->period.month, .as_of = h->period.end },
				   year = { .report = "assessment_year", .month = h->period.month, .as_of = h->period.end };

	if (h->call->year == NONE)
		h->reports[h->count++] = month;
	if (h->call->year != NONE || h->period.month % 12 == DECEMBER)
		h->reports[h->count++] = year;
}

/* Not before the period is over, and not into the future. */
static int find_day(struct handing *h, const struct settings *s, bool *draft, struct err *e)
{
	bool closed;
	struct day now = today(s, &closed);

	*draft = h->call->draft;
	h->desk.day = day_none(h->call->handed_in) ? now : h->call->handed_in;
	if (*draft || day_none(h->desk.day))
		*draft = true;
	else if (!day_none(h->call->handed_in) &&
		 (day_cmp(h->desk.day, h->period.end) < 0 || (!day_none(now) && day_cmp(h->desk.day, now) > 0)))
		return err_set(e, ERR_USAGE, _("--handed-in lies between the period's last day and today"));
	else if (day_cmp(h->desk.day, h->period.end) < 0) {
		program_say(&h->call->common, _("the period is not over yet: this is a draft"));
		*draft = true;
	}
	return 0;
}

static int assess(struct arena *a, const struct call *c, int *code, struct err *e)
{
	struct handing h = { .desk = { .arena = a, .options = &c->common, .day = DAY_NONE }, .call = c, .lock = -1 };
	struct settings *settings;
	bool draft;
	int rc;

	if (!(h.desk.site = site_open(a, c->common.site, e)) || !(settings = settings_load(a, h.desk.site->settings_ini, e)) ||
	    find_period(c, settings, &h.period, e) < 0 || find_day(&h, settings, &draft, e) < 0)
		return -1;
	if (draft)
		return run(a, c, &h.period, code, e);
	h.desk.as_of = h.period.end;
	list_reports(&h);
	rc = hand_in(&h, code, e);
	close_all(&h);
	return rc;
}

int main(int argc, char **argv)
{
	static const struct argp_child CHILDREN[] = { { &PROGRAM_ARGP, 0, NULL, 0 }, { 0 } };
	static const struct argp argp = { OPTIONS,  parse_option,
					  NULL,     "the supervisor's report of the 25th, or of the year",
					  CHILDREN, NULL,
					  "kefu" };
	struct call c = { .month = NONE, .year = NONE, .handed_in = DAY_NONE };
	struct arena *a = arena_new();
	struct err e = { 0 };
	int code = 0, rc;

	program_begin();
	program_parse(&argp, argc, argv, &c.common, &c);
	rc = assess(a, &c, &code, &e) < 0 ? program_fail(&e) : code;
	arena_free(a);
	if (rc < 0) /* as the run ended */
		raise(-rc);
	return rc;
}
