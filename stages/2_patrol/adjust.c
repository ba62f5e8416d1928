#include "stages/2_patrol/adjust.h"

#include <string.h>

#include "stages/2_patrol/queries.sql.h"

struct adjusting {
	struct stage_run *run;
	struct record *record;
	const struct past *past;
	const struct log *log;
	const struct terms *terms;
	const struct issued *issued;
	struct day before, now; /* the ends of the period before and of the one shown */
	bool *there;		/* which of the findings that were told are still in the log */
	struct stmt *insert, *insert_month;
};

/* What was said of a finding, and what is known now. Where no report of its month is out, what was known at the end of
 * the period before stands for what was said. */
struct change {
	const char *finding_no, *zone, *code, *reason, *outcome;
	int32_t month;
	struct day day;
	int kind;
	int64_t deduction, was, factor;
};

static void bind(struct stmt *s, const char *name, int64_t v)
{
	if (v == RECORD_NONE)
		stmt_bind_null(s, name);
	else
		stmt_bind_int(s, name, v);
}

static int add_change(struct adjusting *a, const struct change *c, struct err *e)
{
	struct stmt *s = a->insert;

	stmt_bind_text(s, "finding_no", c->finding_no);
	stmt_bind_int(s, "month", c->month);
	stmt_bind_day(s, "day", c->day);
	stmt_bind_int(s, "kind", c->kind + 1);
	stmt_bind_text(s, "type", standard_type_name((enum standard_type)c->kind));
	stmt_bind_text(s, "zone", c->zone);
	stmt_bind_text(s, "code", c->code);
	stmt_bind_int(s, "deduction", c->deduction);
	bind(s, "was", c->was);
	bind(s, "factor", c->factor);
	stmt_bind_text(s, "reason", c->reason);
	stmt_bind_text(s, "outcome", c->outcome);
	return stmt_exec(s, e);
}

/* NULL: nothing that was said has changed. */
static const char *reason_of(struct adjusting *a, const struct log_finding *f, int32_t month, int64_t *was)
{
	const struct ledger_finding *said = issued_finding(a->issued, f->no);

	*was = RECORD_NONE;
	if (said)
		a->there[said - a->issued->findings] = true;
	if (said && said->has_factor) {
		*was = said->factor;
		if (said->deduction != f->deduction)
			return "更正";
		return said->factor != record_factor(a->record, f, a->now) ? "复查" : NULL;
	}
	if (said || issued_before(a->issued, month))
		return "补录";
	if (!f->order.r.seen_count || month_factor(f, a->terms, a->before) == month_factor(f, a->terms, a->now))
		return NULL;
	*was = record_factor(a->record, f, a->before);
	return "复查";
}

static int add_finding(struct adjusting *a, const struct log_finding *f, const struct log_patrol *p, int32_t month,
		       unsigned *types, struct err *e)
{
	int64_t was;
	const char *reason = f->item >= 0 ? reason_of(a, f, month, &was) : NULL;
	struct change c;

	if (!reason)
		return 0;
	c = (struct change){ f->no,	    a->log->zones[p->zone].name,	   f->code, reason,
			     record_outcome(a->record, f, a->now), month,	   p->day,  p->kind,
			     f->deduction,  was,		   record_factor(a->record, f, a->now) };
	*types |= 1u << p->kind;
	return add_change(a, &c, e);
}

/* The findings of one earlier month; *types gets a bit for each type of which something changed. */
static int add_findings(struct adjusting *a, const struct past_month *x, size_t end, unsigned *types, struct err *e)
{
	for (size_t i = x->by_zone_from; i < end; i++) {
		const struct log_patrol *p = &a->log->patrols[a->log->by_zone[i]];

		for (size_t k = 0; k < p->count; k++)
			if (add_finding(a, &a->log->findings[a->log->by_patrol[p->first + k]], p, x->month, types, e) <
			    0)
				return -1;
	}
	return 0;
}

/* Told, and no longer in the log. */
static int add_withdrawn(struct adjusting *a, struct err *e)
{
	for (size_t i = 0; i < a->issued->finding_count; i++) {
		const struct ledger_finding *f = &a->issued->findings[i];
		const struct change c = { f->finding_no, f->zone,     f->code,	    "撤回",	"记录中已没有", f->of_month,
					  f->day,	 f->kind - 1, f->deduction, f->factor, RECORD_NONE };

		if (f->has_factor && !a->there[i] && add_change(a, &c, e) < 0)
			return -1;
	}
	return 0;
}

/* ---- scores ---- */

static int add_month_type(struct adjusting *a, const struct month *m, int kind, int64_t said, bool always, struct err *e)
{
	int64_t now = mark_rounded(m->types[kind].by_score.score);

	if (!always && now == said)
		return 0;
	stmt_bind_int(a->insert_month, "month", m->period.month);
	stmt_bind_int(a->insert_month, "kind", kind + 1);
	stmt_bind_text(a->insert_month, "type", standard_type_name((enum standard_type)kind));
	stmt_bind_int(a->insert_month, "score", said);
	stmt_bind_int(a->insert_month, "adjusted", now);
	return stmt_exec(a->insert_month, e);
}

/* What was last said of the score; what it is, where nothing was. */
static int64_t said_score(const struct adjusting *a, const struct past_month *x, int kind)
{
	int64_t score;

	return issued_score(a->issued, x->month, kind, &score) ? score : mark_rounded(x->types[kind].score);
}

/* By what is known now, also of patrols that came late: those change no finding. */
static int add_month(struct adjusting *a, const struct past_month *x, unsigned types, struct err *e)
{
	const struct period p = period_named(&a->terms->period, x->month);
	struct arena *arena = arena_new();
	struct month m;
	int rc = 0;

	month_make(&m, arena, a->log, a->terms, &p, a->now, x->by_zone_from);
	for (int kind = 0; kind < STANDARD_RENOVATION && rc == 0; kind++)
		if (x->types[kind].has_score && m.types[kind].by_score.has_score)
			rc = add_month_type(a, &m, kind, said_score(a, x, kind),
					    (types >> kind & 1) && !issued_before(a->issued, x->month), e);
	arena_free(arena);
	return rc;
}

static bool differs(const struct adjusting *a, const struct past_month *x)
{
	for (int kind = 0; kind < STANDARD_RENOVATION; kind++)
		if (x->types[kind].has_score && said_score(a, x, kind) != mark_rounded(x->types[kind].score))
			return true;
	return false;
}

int adjust_record(struct stage_run *run, struct record *r, const struct month *shown, const struct past *past,
		  const struct log *l, const struct terms *t, const struct issued *issued, struct err *e)
{
	struct adjusting a = { run,
			       r,
			       past,
			       l,
			       t,
			       issued,
			       day_plus(shown->period.start, -1),
			       shown->period.end,
			       arena_array(run->arena, issued->finding_count + 1, sizeof *a.there),
			       db_prepare(run->db, SQL_ADD_ADJUSTMENT),
			       db_prepare(run->db, SQL_ADD_ADJUSTED) };

	for (size_t i = 0; i + 1 < past->count; i++) { /* the last is the period shown */
		unsigned types = 0;

		if (add_findings(&a, &past->months[i], past->months[i + 1].by_zone_from, &types, e) < 0)
			return -1;
		if ((types || differs(&a, &past->months[i])) && add_month(&a, &past->months[i], types, e) < 0)
			return -1;
	}
	if (add_withdrawn(&a, e) < 0)
		return -1;
	stmt_end(a.insert);
	stmt_end(a.insert_month);
	return 0;
}
