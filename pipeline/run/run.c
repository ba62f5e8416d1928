#include "pipeline/run/run.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/base/file.h"
#include "pipeline/run/clock.h"
#include "pipeline/run/log.h"
#include "pipeline/run/print.h"
#include "pipeline/run/spawn.h"
#include "pipeline/run/summary.h"
#include "pipeline/store/ledger.h"

enum outcome { NOT_ASKED, DONE, SKIPPED, FAILED, STOPPED, INTERRUPTED };

static const char *const OUTCOMES[] = { "", "done", "skipped", "failed", "stopped", "interrupted" };

struct night {
	struct arena *arena;
	const struct run_options *options;
	const struct site *site;
	struct settings *settings;
	struct plan *plan;
	struct ledger *ledger; /* NULL in a dry run of a site that has none */
	struct print *print;
	struct log log;
	struct ledger_run history;
	bool *marked;
	enum outcome *outcomes; /* by place in the plan */
	const char **notes;
	size_t number, marked_count;
	int worst, lock;
	bool hopeless; /* what happens cannot be recorded any more */
};

int run_day(const struct settings *settings, struct day *as_of, struct err *e)
{
	return day_none(*as_of) ? clock_yesterday(settings_text(settings, "project.time_zone"), as_of, e) : 0;
}

/* The worst first. What is not in the list (a crash, an unknown code) is our bug. */
static int rank(int code)
{
	static const int ORDER[] = { ERR_BUG,     ERR_SYSTEM, ERR_CREATE,  ERR_PERMISSION, ERR_CONFIG,
				     ERR_MISSING, ERR_BUSY,   ERR_NOINPUT, ERR_INPUT,      ERR_USAGE };
	const int n = sizeof ORDER / sizeof *ORDER;

	for (int i = 0; i < n; i++)
		if (ORDER[i] == code)
			return n - i;
	return code ? n : 0;
}

static void worsen(struct night *n, int code)
{
	if (rank(code) > rank(n->worst))
		n->worst = rank(code) == rank(ERR_BUG) ? ERR_BUG : code;
}

/* ---- one card ---- */

struct told {
	struct night *night;
	const struct card *card;
	const char *error;     /* what the stage said of its failure */
	const char *complaint; /* or the last that came out of it otherwise */
};

static void hear(void *user, char *line)
{
	struct told *t = user;
	long long done, total;
	int kind, at;

	if (sscanf(line, "p %lld %lld", &done, &total) == 2)
		log_bar_at(&t->night->log, done, total);
	else if (sscanf(line, "e %d %n", &kind, &at) == 1)
		t->error = arena_strdup(t->night->arena, line + at);
	else if (strncmp(line, "s ", 2) == 0)
		log_say(&t->night->log, LOG_INFO, t->card->name, "say", "%s", line + 2);
}

static void hear_complaint(void *user, char *line)
{
	struct told *t = user;

	log_say(&t->night->log, LOG_WARNING, t->card->name, "stderr", "%s", line);
	t->complaint = arena_strdup(t->night->arena, line);
}

static const char *reason(struct told *t, int code)
{
	if (code > 128)
		return arena_printf(t->night->arena, _("ended by signal %d (%s)"), code - 128, strsignal(code - 128));
	if (t->error)
		return t->error;
	return arena_printf(t->night->arena, _("exit code %d %s"), code, t->complaint);
}

static void complain(struct night *n, const char *event, const struct err *e)
{
	log_say(&n->log, LOG_ERROR, "", event, "%s", e->text);
	worsen(n, (int)e->kind);
}

static int write_history(struct night *n, const struct card *c, int code, int64_t milliseconds, const char *print,
			 struct err *e)
{
	struct ledger_stage s = { c->stage, c->unit,           OUTCOMES[n->outcomes[c->place]], code, milliseconds,
				  print,    n->notes[c->place] };

	return ledger_add_run_stage(n->ledger, n->history.run, &s, e);
}

/* Only when something happens: a run that finds all as it should be leaves no byte changed, not even here. */
static int begin_history(struct night *n, struct err *e)
{
	char now[CLOCK_TEXT];

	if (n->history.run || n->options->dry_run)
		return 0;
	n->history.started = arena_strdup(n->arena, clock_text(now));
	n->history.version = KEFU_VERSION;
	if (ledger_begin_run(n->ledger, &n->history, e) < 0 || log_open(&n->log, n->site, n->history.run, e) < 0)
		return -1;
	for (size_t i = 0; i < n->plan->count; i++)
		if (n->outcomes[i] == SKIPPED && write_history(n, n->plan->order[i], 0, 0, "", e) < 0)
			return -1;
	return 0;
}

static void record(struct night *n, const struct card *c, enum outcome outcome, int code, int64_t milliseconds,
		   const char *print, const char *note)
{
	struct err e = { 0 };

	if (outcome != SKIPPED && begin_history(n, &e) < 0)
		n->hopeless = true;
	n->outcomes[c->place] = outcome;
	n->notes[c->place] = note;
	if (outcome == FAILED)
		worsen(n, code);
	if (!n->hopeless && n->history.run && write_history(n, c, code, milliseconds, print, &e) < 0)
		n->hopeless = true;
	if (e.kind)
		complain(n, "history", &e);
}

static void fail(struct night *n, const struct card *c, int code, const char *why)
{
	log_say(&n->log, LOG_ERROR, c->name, "failed", "%s", why);
	record(n, c, FAILED, code, 0, "", arena_strdup(n->arena, why));
}

static int start(struct night *n, const struct card *c, const struct fingerprint *print, struct told *told,
		 struct err *e)
{
	char day[DAY_TEXT];
	const char *argv[16] = {
		arena_printf(n->arena, "%s/stages/%s", n->site->libexec, c->stage),
		"--site",
		n->site->root,
		"--as-of",
		day_text(n->history.as_of, day),
		"--stamp",
		print->hex,
		"--run",
		arena_printf(n->arena, "%lld", (long long)n->history.run),
		n->options->force ? "--anew" : NULL,
	};
	size_t words = 0;
	struct spawn s = {
		.argv = argv, .parts = print->parts, .line = hear, .complaint = hear_complaint, .user = told
	};

	while (argv[words])
		words++;
	if (*c->unit) {
		argv[words] = "--unit";
		argv[words + 1] = c->unit;
	}
	return spawn_run(&s, e);
}

static void run_card(struct night *n, const struct card *c, const struct fingerprint *print)
{
	struct told told = { n, c, NULL, "" };
	int64_t began = clock_milliseconds(), took;
	struct err e = { 0 };
	int code;

	if (begin_history(n, &e) < 0) {
		n->hopeless = true;
		complain(n, "history", &e);
		return;
	}
	log_bar(&n->log, c->name, n->number, n->marked_count);
	code = start(n, c, print, &told, &e);
	log_bar_end(&n->log);
	took = clock_milliseconds() - began;
	if (code < 0) {
		fail(n, c, (int)e.kind, e.text);
	} else if (code && spawn_signal()) {
		record(n, c, INTERRUPTED, code, took, print->hex, "");
	} else if (code) {
		log_say(&n->log, LOG_ERROR, c->name, "failed", "%s", reason(&told, code));
		record(n, c, FAILED, code, took, print->hex, reason(&told, code));
	} else {
		log_say(&n->log, LOG_DETAIL, c->name, "done", _("done in %.2f s"), (double)took / 1000);
		record(n, c, DONE, 0, took, print->hex, "");
	}
}

/* A maker that failed, or was stopped, in this run; or in a dry run one that would run first. */
static const struct card *hindered_by(const struct night *n, const struct card *c)
{
	for (size_t i = 0; i < c->maker_count; i++) {
		enum outcome o = n->outcomes[c->makers[i]->place];

		if (o == FAILED || o == STOPPED || o == INTERRUPTED)
			return c->makers[i];
	}
	return NULL;
}

static bool after_one_that_runs(const struct night *n, const struct card *c)
{
	for (size_t i = 0; i < c->maker_count; i++)
		if (n->outcomes[c->makers[i]->place] == DONE)
			return true;
	return false;
}

/* "a changed\nb is new\n" -> "a changed, b is new" */
static const char *one_line(struct arena *a, const char *lines)
{
	char *text = arena_strdup(a, lines);
	size_t n = strlen(text);

	if (n && text[n - 1] == '\n')
		text[n - 1] = '\0';
	for (char *p = text; (p = strchr(p, '\n')); p++)
		*p = ';';
	return text;
}

static void plan_only(struct night *n, const struct card *c, const char *why)
{
	printf(_("%s would run: %s\n"), c->name, one_line(n->arena, why));
	n->outcomes[c->place] = DONE;
}

static void do_card(struct night *n, const struct card *c)
{
	const struct card *hinder = hindered_by(n, c);
	struct fingerprint print = { .parts = "" };
	struct err e = { 0 };
	const char *why = "";
	int made;

	if (c->broken) {
		fail(n, c, ERR_CONFIG, c->broken);
		return;
	}
	if (hinder) {
		record(n, c, STOPPED, 0, 0, "", arena_printf(n->arena, _("it needs what %s makes"), hinder->name));
		return;
	}
	if (n->options->dry_run && after_one_that_runs(n, c)) {
		plan_only(n, c, _("what it needs would be made anew"));
		return;
	}
	if (print_take(n->print, c, &print, &e) < 0 || (made = print_made(n->print, c, &print, &why, &e)) < 0) {
		fail(n, c, (int)e.kind, e.text);
		return;
	}
	if (made && !n->options->force) {
		log_say(&n->log, LOG_DETAIL, c->name, "skipped", "%s", _("nothing changed"));
		record(n, c, SKIPPED, 0, 0, print.hex, "");
		return;
	}
	if (n->options->dry_run) {
		plan_only(n, c, made ? _("--force") : why);
		return;
	}
	log_say(&n->log, LOG_DETAIL, c->name, "start", "%s", made ? _("--force") : one_line(n->arena, why));
	run_card(n, c, &print);
}

/* ---- the whole ---- */

static int mark(struct night *n, struct err *e)
{
	const struct run_options *o = n->options;
	bool *from, *until;
	bool all = !o->only[0] && !o->from && !o->until;

	n->marked = arena_array(n->arena, n->plan->count + 1, sizeof *n->marked);
	from = arena_array(n->arena, n->plan->count + 1, sizeof *from);
	until = arena_array(n->arena, n->plan->count + 1, sizeof *until);
	for (size_t i = 0; o->only[i]; i++)
		if (plan_mark(n->plan, o->only[i], n->marked, e) < 0)
			return -1;
	if ((o->from && plan_mark(n->plan, o->from, from, e) < 0) ||
	    (o->until && plan_mark(n->plan, o->until, until, e) < 0))
		return -1;
	plan_mark_takers(n->plan, from);
	plan_mark_makers(n->plan, until);
	for (size_t i = 0; i < n->plan->count; i++) {
		bool between = (!o->from || from[i]) && (!o->until || until[i]) && (o->from || o->until);

		n->marked[i] = n->marked[i] || all || between;
		n->marked_count += n->marked[i];
	}
	return 0;
}

/* What killed runs have left. */
static int clear_private(const struct night *n, struct err *e)
{
	return file_remove_tree(arena_printf(n->arena, "%s/.making", n->site->outputs), e);
}

static int open_record(struct night *n, struct err *e)
{
	if (n->options->dry_run) {
		if (file_exists(n->site->ledger_db) && !(n->ledger = ledger_open(n->site->ledger_db, DB_READ, e)))
			return -1;
		return 0;
	}
	if ((n->lock = site_lock(n->site, e)) < 0 || clear_private(n, e) < 0)
		return -1;
	n->ledger = ledger_open(n->site->ledger_db, DB_WRITE, e);
	return n->ledger ? 0 : -1;
}

static int prepare(struct night *n, struct err *e)
{
	n->history.as_of = n->options->as_of;
	if (!(n->site = site_open(n->arena, n->options->common.site, e)) ||
	    !(n->settings = settings_load(n->arena, n->site->settings_ini, e)) ||
	    run_day(n->settings, &n->history.as_of, e) < 0 || !(n->plan = run_plan(n->arena, n->site, e)) ||
	    mark(n, e) < 0 || open_record(n, e) < 0)
		return -1;
	n->outcomes = arena_array(n->arena, n->plan->count + 1, sizeof *n->outcomes);
	n->notes = arena_array(n->arena, n->plan->count + 1, sizeof *n->notes);
	n->print = print_new(n->arena, n->site, n->settings, n->ledger, n->history.as_of);
	return 0;
}

static bool points_to(const char *link, const char *name)
{
	char now[64];
	ssize_t n = readlink(link, now, sizeof now - 1);

	now[n < 0 ? 0 : n] = '\0';
	return strcmp(now, name) == 0;
}

/* outputs/latest names the latest day that was computed; a run for an older day does not move it back. */
static int point_latest(const struct night *n, struct err *e)
{
	const char *link = arena_printf(n->arena, "%s/latest", n->site->outputs);
	const char *fresh = arena_printf(n->arena, "%s/.latest", n->site->outputs);
	struct day latest = site_latest_day(n->site);
	char text[DAY_TEXT];

	if (day_none(latest) || points_to(link, day_text(latest, text)))
		return 0;
	unlink(fresh);
	if (symlink(day_text(latest, text), fresh) < 0 || rename(fresh, link) < 0)
		return err_errno(e, "%s", link);
	return 0;
}

static size_t count(const struct night *n, enum outcome o)
{
	size_t k = 0;

	for (size_t i = 0; i < n->plan->count; i++)
		k += n->outcomes[i] == o;
	return k;
}

/* What an earlier run of the same day made is still there, and is old. */
static void say_missing(struct night *n)
{
	for (size_t i = 0; i < n->plan->count; i++) {
		const struct card *c = n->plan->order[i];
		struct fingerprint last;
		struct err ignored = { 0 };

		if (n->outcomes[i] != FAILED && n->outcomes[i] != STOPPED)
			continue;
		if (print_last(n->print, c, &last, &ignored) > 0)
			log_say(&n->log, LOG_WARNING, "", "missing", _("left as an earlier run made it: %s - %s"),
				c->name, n->notes[i]);
		else
			log_say(&n->log, LOG_WARNING, "", "missing", _("missing: %s - %s"), c->name, n->notes[i]);
	}
}

static void say_end(struct night *n)
{
	char day[DAY_TEXT];
	struct err e = { 0 };
	int64_t rejected = 0;

	if (summary_say(n->arena, n->site, n->history.as_of, &n->log, &rejected, &e) < 0)
		complain(n, "summary", &e);
	if (n->options->strict && rejected && !n->worst)
		n->worst = ERR_INPUT;
	say_missing(n);
	n->history.note = arena_printf(n->arena, _("%s: %zu done, %zu unchanged, %zu failed, %zu not started"),
				       day_text(n->history.as_of, day), count(n, DONE), count(n, SKIPPED),
				       count(n, FAILED) + count(n, INTERRUPTED), count(n, STOPPED));
	log_say(&n->log, LOG_INFO, "", "end", "%s", n->history.note);
}

static void finish(struct night *n)
{
	struct err e = { 0 };
	char now[CLOCK_TEXT];

	if (clear_private(n, &e) < 0 || point_latest(n, &e) < 0)
		complain(n, "finish", &e);
	say_end(n);
	if (!n->history.run)
		return;
	n->history.ended = arena_strdup(n->arena, clock_text(now));
	n->history.exit_code = spawn_signal() ? 128 + spawn_signal() : n->worst;
	if (ledger_end_run(n->ledger, &n->history, &e) < 0)
		complain(n, "history", &e);
}

static void say_unchanged(const struct night *n)
{
	for (size_t i = 0; i < n->plan->count; i++)
		if (n->marked[i] && n->outcomes[i] == DONE)
			return;
	puts(_("nothing would run: all is as it should be"));
}

static void do_all(struct night *n)
{
	for (size_t i = 0; i < n->plan->count && !spawn_signal() && !n->hopeless; i++) {
		if (!n->marked[i])
			continue;
		n->number++;
		do_card(n, n->plan->order[i]);
	}
	if (n->options->dry_run)
		say_unchanged(n);
	else
		finish(n);
}

/* So that whoever called sees that we were ended, and did not end by ourselves. */
static void end_as_asked(void)
{
	int number = spawn_signal();
	sigset_t set;

	if (!number)
		return;
	signal(number, SIG_DFL);
	sigemptyset(&set);
	sigaddset(&set, number);
	sigprocmask(SIG_UNBLOCK, &set, NULL);
	raise(number);
}

int run_night(struct run_options *o)
{
	struct night n = { .arena = arena_new(), .options = o, .lock = -1 };
	struct err e = { 0 };
	int rc;

	log_begin(&n.log, &o->common);
	spawn_guard();
	if (prepare(&n, &e) < 0)
		complain(&n, "refused", &e);
	else
		do_all(&n);
	log_close(&n.log);
	ledger_close(n.ledger);
	site_unlock(n.lock);
	rc = n.worst;
	arena_free(n.arena);
	end_as_asked();
	return rc;
}
