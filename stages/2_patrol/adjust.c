#include "stages/2_patrol/adjust.h"

#include "stages/2_patrol/queries.sql.h"

struct adjusting {
	struct stage_run *run;
	struct record *record;
	const struct past *past;
	const struct log *log;
	const struct terms *terms;
	struct day before, now; /* the ends of the period before and of the one shown */
	struct stmt *insert, *insert_month;
};

static int add_finding(struct adjusting *a, const struct log_finding *f, const struct log_patrol *p, int32_t month,
		       struct err *e)
{
	struct stmt *s = a->insert;

	stmt_bind_text(s, "finding_no", f->no);
	stmt_bind_int(s, "month", month);
	stmt_bind_day(s, "day", p->day);
	stmt_bind_int(s, "kind", p->kind + 1);
	stmt_bind_text(s, "type", standard_type_name((enum standard_type)p->kind));
	stmt_bind_text(s, "zone", a->log->zones[p->zone].name);
	stmt_bind_text(s, "code", f->code);
	stmt_bind_int(s, "deduction", f->deduction);
	stmt_bind_int(s, "was", record_factor(a->record, f, a->before));
	stmt_bind_int(s, "factor", record_factor(a->record, f, a->now));
	stmt_bind_text(s, "outcome", record_outcome(a->record, f, a->now));
	return stmt_exec(s, e);
}

static bool changed(const struct adjusting *a, const struct log_finding *f)
{
	return f->item >= 0 && f->order.r.seen_count &&
	       month_factor(f, a->terms, a->before) != month_factor(f, a->terms, a->now);
}

/* The findings of one earlier month; *types gets a bit for each type of which something changed. */
static int add_findings(struct adjusting *a, const struct past_month *x, size_t end, unsigned *types, struct err *e)
{
	for (size_t i = x->by_zone_from; i < end; i++) {
		const struct log_patrol *p = &a->log->patrols[a->log->by_zone[i]];

		for (size_t k = 0; k < p->count; k++) {
			const struct log_finding *f = &a->log->findings[a->log->by_patrol[p->first + k]];

			if (!changed(a, f))
				continue;
			*types |= 1u << p->kind;
			if (add_finding(a, f, p, x->month, e) < 0)
				return -1;
		}
	}
	return 0;
}

static int add_month(struct adjusting *a, const struct past_month *x, unsigned types, struct err *e)
{
	const struct period p = period_named(&a->terms->period, x->month);
	struct arena *arena = arena_new();
	struct month m;
	int rc = 0;

	month_make(&m, arena, a->log, a->terms, &p, a->now, x->by_zone_from);
	for (int kind = 0; kind < STANDARD_RENOVATION && rc == 0; kind++) {
		if (!(types >> kind & 1) || !x->types[kind].has_score || !m.types[kind].by_score.has_score)
			continue;
		stmt_bind_int(a->insert_month, "month", x->month);
		stmt_bind_int(a->insert_month, "kind", kind + 1);
		stmt_bind_text(a->insert_month, "type", standard_type_name((enum standard_type)kind));
		stmt_bind_int(a->insert_month, "score", mark_rounded(x->types[kind].score));
		stmt_bind_int(a->insert_month, "adjusted", mark_rounded(m.types[kind].by_score.score));
		rc = stmt_exec(a->insert_month, e);
	}
	arena_free(arena);
	return rc;
}

int adjust_record(struct stage_run *run, struct record *r, const struct month *shown, const struct past *past,
		  const struct log *l, const struct terms *t, struct err *e)
{
	struct adjusting a = { run,
			       r,
			       past,
			       l,
			       t,
			       day_plus(shown->period.start, -1),
			       shown->period.end,
			       db_prepare(run->db, SQL_ADD_ADJUSTMENT),
			       db_prepare(run->db, SQL_ADD_ADJUSTED) };

	for (size_t i = 0; i + 1 < past->count; i++) { /* the last is the period shown */
		unsigned types = 0;

		if (add_findings(&a, &past->months[i], past->months[i + 1].by_zone_from, &types, e) < 0 ||
		    (types && add_month(&a, &past->months[i], types, e) < 0))
			return -1;
	}
	stmt_end(a.insert);
	stmt_end(a.insert_month);
	return 0;
}
