#include "pipeline/run/why.h"

#include <stdio.h>
#include <string.h>

#include "pipeline/run/print.h"
#include "pipeline/run/run.h"

static void list_card(const struct card *c)
{
	printf("%-28s %s\n", c->name, c->broken ? c->broken : *c->about ? _(c->about) : "");
}

static void list_words(const char *what, const char **words)
{
	if (!*words)
		return;
	printf("  %s", what);
	for (; *words; words++)
		printf(" %s", *words);
	putchar('\n');
}

static int list(struct arena *a, struct why_options *o, struct err *e)
{
	const struct site *site = site_open(a, o->common.site, e);
	struct plan *plan = site ? run_plan(a, site, e) : NULL;

	if (!plan)
		return -1;
	for (size_t i = 0; i < plan->count; i++) {
		list_card(plan->order[i]);
		if (!o->common.verbose)
			continue;
		list_words(_("needs"), plan->order[i]->needs);
		list_words(_("makes"), plan->order[i]->makes);
	}
	return 0;
}

int why_list(struct why_options *o)
{
	struct arena *a = arena_new();
	struct err e = { 0 };
	int rc = list(a, o, &e) < 0 ? program_fail(&e) : 0;

	arena_free(a);
	return rc;
}

static int say_why(struct print *p, const struct card *c, struct err *e)
{
	struct fingerprint now;
	struct err missing = { 0 };
	const char *why;
	int made;

	printf("%s\n", c->name);
	if (c->broken) {
		printf("  %s\n", c->broken);
		return 0;
	}
	if (print_take(p, c, &now, &missing) < 0) {
		printf("  %s\n", missing.text);
		return 0;
	}
	if ((made = print_made(p, c, &now, &why, e)) < 0)
		return -1;
	if (made)
		printf("  %s\n", _("nothing changed: it would be skipped"));
	for (; !made && *why; why += strcspn(why, "\n"), why += *why == '\n')
		printf("  %.*s\n", (int)strcspn(why, "\n"), why);
	return 0;
}

static int tell(struct arena *a, struct why_options *o, struct ledger **ledger, struct err *e)
{
	const struct site *site = site_open(a, o->common.site, e);
	struct settings *settings = site ? settings_load(a, site->settings_ini, e) : NULL;
	struct plan *plan = settings ? run_plan(a, site, e) : NULL;
	struct print *print;
	bool *marks;

	if (!plan || run_day(settings, &o->as_of, e) < 0)
		return -1;
	marks = arena_array(a, plan->count + 1, sizeof *marks);
	if (plan_mark(plan, o->stage, marks, e) < 0)
		return -1;
	if (file_exists(site->ledger_db) && !(*ledger = ledger_open(site->ledger_db, DB_READ, e)))
		return -1;
	print = print_new(a, site, settings, *ledger, o->as_of);
	for (size_t i = 0; i < plan->count; i++)
		if (marks[i] && say_why(print, plan->order[i], e) < 0)
			return -1;
	return 0;
}

int why_stage(struct why_options *o)
{
	struct arena *a = arena_new();
	struct ledger *ledger = NULL;
	struct err e = { 0 };
	int rc = tell(a, o, &ledger, &e) < 0 ? program_fail(&e) : 0;

	ledger_close(ledger);
	arena_free(a);
	return rc;
}
