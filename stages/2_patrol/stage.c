/* 2_patrol: the assessment of the last period that ended by as-of's day, of those before it, and of the year.
 * README.md; the rules are in pipeline/rules/. */
#include "pipeline/stage/stage.h"

#include "stages/2_patrol/adjust.h"
#include "stages/2_patrol/agenda.h"
#include "stages/2_patrol/answer.h"
#include "stages/2_patrol/check.h"
#include "stages/2_patrol/checks.sql.h"
#include "stages/2_patrol/fee.h"
#include "stages/2_patrol/followup.h"
#include "stages/2_patrol/queries.sql.h"
#include "stages/2_patrol/renovation.h"
#include "stages/2_patrol/year.h"

struct work {
	struct stage_run *run;
	struct terms terms;
	struct log *log;
	struct record *record;
	struct past past;
	struct issued issued;
	struct period shown;
	int32_t data_month; /* of the first patrol; after the one shown when there is none */
};

/* A type is in a month's table when it has a zone or a patrol. */
static bool listed(const struct work *w, const struct month *m, int kind)
{
	return m->types[kind].count > 0 ||
	       (m->period.month >= w->data_month || m->period.month == w->shown.month) * m->types[kind].coverage.due >
		   0;
}

static int64_t score_before(const struct work *w, int32_t month, int kind)
{
	const struct past_month *x = past_find(&w->past, month - 1);

	return x && x->types[kind].has_score ? mark_rounded(x->types[kind].score) : RECORD_NONE;
}

static int add_month(struct work *w, const struct month *m, struct err *e)
{
	for (int kind = 0; kind < STANDARD_RENOVATION; kind++) {
		if (listed(w, m, kind) &&
		    record_month(w->record, m, kind, score_before(w, m->period.month, kind), e) < 0)
			return -1;
		if (w->terms.annual[kind] && m->period.month / 12 == w->shown.month / 12 &&
		    record_year_month(w->record, m, kind, e) < 0)
			return -1;
	}
	return 0;
}

static int add_checks(struct work *w, const struct month *m, struct err *e)
{
	static const char *const RULES[CHECKS] = { "PT-01", "PT-02", "PT-03", "PT-04", "PT-05",
						   "PT-06", "PT-07", "PT-08", "PT-09", "PT-10" };
	struct verdict_tally tallies[CHECKS];

	check_all(tallies, w->run->arena, m, w->log, &w->terms, &w->issued);
	if (agenda_record(w->run, &m->period, &tallies[CHECK_TASKS], e) < 0 ||
	    renovation_check(w->run, m, w->log, &w->terms, &tallies[CHECK_RENOVATIONS], e) < 0)
		return -1;
	for (int i = 0; i < CHECKS; i++)
		if (record_check(w->record, RULES[i], &tallies[i], e) < 0)
			return -1;
	return 0;
}

static int add_details(struct work *w, const struct month *m, struct err *e)
{
	if (record_period(w->record, &m->period, e) < 0 || record_zones(w->record, m, e) < 0 ||
	    record_coverage(w->record, m, e) < 0 || record_weeks(w->record, m, e) < 0 ||
	    record_deviations(w->record, m, e) < 0 || record_patrols(w->record, m, e) < 0 || add_checks(w, m, e) < 0)
		return -1;
	if (followup_record(w->run, m, w->log, &w->terms, e) < 0 ||
	    fee_propose(w->run, w->record, m, &w->past, w->log, &w->terms, e) < 0)
		return -1;
	return adjust_record(w->run, w->record, m, &w->past, w->log, &w->terms, &w->issued, e);
}

/* From the first month with data, or the year's first, whichever is earlier, to the one shown. */
static int32_t first_month(const struct work *w)
{
	int32_t january = w->shown.month - w->shown.month % 12;

	return w->data_month < january ? w->data_month : january;
}

static int add_months(struct work *w, struct err *e)
{
	struct arena *arena = arena_new(); /* of the month at hand */
	size_t at = 0;
	int rc = 0;

	for (int32_t k = first_month(w); k <= w->shown.month && rc == 0; k++) {
		const struct period p = period_named(&w->terms.period, k);
		struct month m;
		size_t from = at;

		arena_reset(arena);
		at = month_make(&m, arena, w->log, &w->terms, &p, p.end, from);
		past_add(&w->past, w->run->arena, &m, from);
		rc = add_month(w, &m, e);
		if (rc == 0 && k == w->shown.month)
			rc = add_details(w, &m, e);
		stage_progress(w->run, k - first_month(w) + 1, w->shown.month - first_month(w) + 1);
	}
	arena_free(arena);
	return rc;
}

static int run(struct stage_run *r, struct err *e)
{
	struct work w = { .run = r };
	struct doubts *doubts = doubts_new(r->arena, r->db, SQL_ADD_EXCEPTION);

	if (terms_read(&w.terms, r->arena, r->settings, e) < 0 || !(w.log = log_read(r, &w.terms, doubts, e)))
		return -1;
	w.record = record_new(r->arena, r->db, w.log, &w.terms);
	w.shown = period_ended(&w.terms.period, r->as_of);
	w.data_month = day_none(w.log->first) ? w.shown.month + 1 : period_of(&w.terms.period, w.log->first).month;
	if (issued_read(&w.issued, r, &w.shown, e) < 0 || record_standard(w.record, e) < 0 || add_months(&w, e) < 0 ||
	    year_record(r, &w.past, w.log, &w.terms, w.shown.month, e) < 0)
		return -1;
	if (answer_record(r, &w.issued, &w.terms, doubts, e) < 0)
		return -1;
	return issued_record(&w.issued, r, e);
}

const struct stage STAGE = {
	.about = "what the patrols found: scores, grades, coverage, checks, the year",
	.needs = { "table:zones", "table:patrols", "table:findings", "table:reinspections", "table:tickets",
		   "table:green_works", "table:work_plans", "table:reno_permits",
		   "table:assess_answers", "setting:reno", "setting:calendar", "dir:templates/items", "ledger:report",
		   "as-of", "setting:patrol",
		   "setting:spot", "setting:reinspect", "setting:score", "setting:assess", "setting:annual",
		   "setting:month_score", "setting:complaint", "setting:fee_deduction" },
	.makes = { "table:patrol_standard",      "table:patrol_period",     "table:patrol_month",
		   "table:patrol_zone",          "table:patrol_item",       "table:patrol_score",
		   "table:patrol_finding",       "table:patrol_day",        "table:patrol_coverage",
		   "table:patrol_check",         "table:patrol_week",       "table:patrol_deviation",
		   "table:patrol_fee",           "table:patrol_adjustment", "table:patrol_adjusted",
		   "table:patrol_year_month",    "table:patrol_year",       "table:patrol_year_item",
		   "table:patrol_rectification", "table:patrol_progress",   "table:patrol_spot_week",
		   "table:patrol_open",          "table:patrol_task",       "table:patrol_task_rate",
		   "table:patrol_issue",         "table:patrol_answer",     "table:patrol_exception" },
	.checks = SQL_ZONES_DO_NOT_ADD_UP SQL_DAYS_DO_NOT_ADD_UP SQL_CHECKS_DO_NOT_ADD_UP SQL_BREACHES_DO_NOT_ADD_UP SQL_ITEMS_DO_NOT_ADD_UP,
	.run = run,
};
