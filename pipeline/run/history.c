#include "pipeline/run/history.h"

#include <stdio.h>
#include <string.h>

#include "pipeline/base/settings.h"
#include "pipeline/run/clock.h"
#include "pipeline/stage/site.h"
#include "pipeline/store/ledger.h"

struct view {
	struct arena *arena;
	const struct site *site;
	const char *zone;
	struct ledger *ledger; /* NULL: no run yet */
	struct ledger_run *runs;
	size_t count;
};

static int open_view(struct view *v, const struct history_options *o, int64_t limit, struct err *e)
{
	const struct settings *settings;

	if (!(v->site = site_open(v->arena, o->common.site, e)) ||
	    !(settings = settings_load(v->arena, v->site->settings_ini, e)))
		return -1;
	v->zone = settings_text(settings, "project.time_zone");
	if (!file_exists(v->site->ledger_db))
		return 0;
	if (!(v->ledger = ledger_open(v->site->ledger_db, DB_READ, e)))
		return -1;
	v->runs = ledger_runs(v->arena, v->ledger, limit, &v->count, e);
	return v->runs ? 0 : -1;
}

static const char *outcome(struct arena *a, const struct ledger_run *r)
{
	if (!*r->ended)
		return _("did not end");
	if (!r->exit_code)
		return _("well");
	if (r->exit_code > 128)
		return arena_printf(a, _("ended by signal %d"), r->exit_code - 128);
	return arena_printf(a, _("exit code %d"), r->exit_code);
}

static int say_stages(struct view *v, const struct ledger_run *r, bool all, struct err *e)
{
	size_t count;
	struct ledger_stage *s = ledger_run_stages(v->arena, v->ledger, r->run, &count, e);

	for (size_t i = 0; s && i < count; i++) {
		const char *name = *s[i].unit ? arena_printf(v->arena, "%s/%s", s[i].stage, s[i].unit) : s[i].stage;

		if (!all && (strcmp(s[i].outcome, "done") == 0 || strcmp(s[i].outcome, "skipped") == 0))
			continue;
		printf("  %-28s %-11s %6.2f s  %s\n", name, s[i].outcome, (double)s[i].milliseconds / 1000, s[i].note);
	}
	return s ? 0 : -1;
}

static int list(struct view *v, const struct history_options *o, struct err *e)
{
	char started[CLOCK_TEXT], day[DAY_TEXT];

	if (open_view(v, o, o->limit, e) < 0)
		return -1;
	for (size_t i = 0; i < v->count; i++) {
		const struct ledger_run *r = &v->runs[i];

		printf("%6lld  %s  %s  %-12s  %s\n", (long long)r->run, clock_local(r->started, v->zone, started),
		       day_text(r->as_of, day), outcome(v->arena, r), r->note);
		if (o->common.verbose && say_stages(v, r, true, e) < 0)
			return -1;
	}
	return 0;
}

/* What its end was worth, as an exit code. A run that was killed has none of its own. */
static int worth(const struct view *v, const struct ledger_run *r)
{
	if (!*r->ended)
		return site_lock_holder(v->site) ? 0 : ERR_SYSTEM;
	return r->exit_code > 128 ? ERR_SYSTEM : r->exit_code;
}

static int say_status(struct view *v, const struct ledger_run *r, struct err *e)
{
	char text[CLOCK_TEXT], day[DAY_TEXT];
	long holder = site_lock_holder(v->site);

	printf(_("last run   %s, as of %s: %s\n"), clock_local(r->started, v->zone, text), day_text(r->as_of, day),
	       outcome(v->arena, r));
	if (*r->note)
		printf("           %s\n", r->note);
	if (say_stages(v, r, false, e) < 0)
		return -1;
	if (site_last_run(v->site) > clock_seconds(*r->ended ? r->ended : r->started) + 1)
		printf(_("last look  %s\n"), clock_local_at(site_last_run(v->site), v->zone, text));
	if (holder)
		printf(_("running    process %ld\n"), holder);
	printf(_("results    %s\n"), site_day_folder(v->site, r->as_of));
	return 0;
}

static int status(struct view *v, const struct history_options *o, struct err *e)
{
	int64_t age;

	if (open_view(v, o, 1, e) < 0)
		return -1;
	if (!v->count)
		return err_set(e, ERR_NOINPUT, _("there was no run yet"));
	if (!o->common.quiet && say_status(v, &v->runs[0], e) < 0)
		return -1;
	age = clock_now() - site_last_run(v->site);
	if (o->max_age >= 0 && age > o->max_age * 3600)
		return err_set(e, ERR_BUSY, ngettext("the last run is %lld hour old", "the last run is %lld hours old", (unsigned long)(age / 3600)),
			       (long long)(age / 3600));
	return worth(v, &v->runs[0]);
}

static int with_view(int (*what)(struct view *, const struct history_options *, struct err *),
		     const struct history_options *o)
{
	struct view v = { .arena = arena_new() };
	struct err e = { 0 };
	int rc = what(&v, o, &e);

	if (rc < 0)
		rc = program_fail(&e);
	ledger_close(v.ledger);
	arena_free(v.arena);
	return rc;
}

int history_status(struct history_options *o)
{
	return with_view(status, o);
}

int history_list(struct history_options *o)
{
	return with_view(list, o);
}
