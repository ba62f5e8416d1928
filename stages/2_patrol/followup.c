#include "stages/2_patrol/followup.h"

#include "pipeline/rules/progress.h"
#include "stages/2_patrol/queries.sql.h"
#include "stages/2_patrol/spot.h"

#define WEEKS 5 /* the week of as-of and those before it */

static void bind_progress(struct stmt *s, const struct progress *p)
{
	int64_t percent = 0;
	bool has = progress_rate(p, &percent);

	stmt_bind_int(s, "found", p->found);
	stmt_bind_int(s, "fixed", p->fixed);
	stmt_bind_int(s, "needed", p->needed);
	stmt_bind_int(s, "passed", p->passed);
	stmt_bind_int(s, "due", p->due);
	stmt_bind_int(s, "in_time", p->in_time);
	stmt_bind_int(s, "overdue", p->overdue);
	stmt_bind_known(s, "rate", has, percent);
	has = progress_in_time(p, &percent);
	stmt_bind_known(s, "in_time_rate", has, percent);
}

/* ---- the period ---- */

static void count_patrol(struct progress *sum, const struct log *l, const struct terms *t, const struct log_patrol *p,
			 struct day known)
{
	for (size_t i = 0; i < p->count; i++)
		progress_add(sum, &l->findings[l->by_patrol[p->first + i]].order.r, known, t->factors.grace_days);
}

static int add_period(struct stage_run *r, const struct month *m, const struct log *l, const struct terms *t,
		      struct err *e)
{
	struct stmt *s = db_prepare(r->db, SQL_ADD_RECTIFICATION);

	for (int kind = 0; kind < STANDARD_TYPES; kind++) {
		const struct month_type *y = &m->types[kind];
		struct progress sum = { 0 };

		for (size_t i = 0; i < y->count; i++)
			count_patrol(&sum, l, t, &l->patrols[l->by_zone[y->from + i]], m->known);
		if (!y->count)
			continue;
		stmt_bind_int(s, "kind", kind + 1);
		stmt_bind_text(s, "type", standard_type_name((enum standard_type)kind));
		bind_progress(s, &sum);
		if (stmt_exec(s, e) < 0)
			return -1;
	}
	stmt_end(s);
	return 0;
}

/* ---- the last weeks ---- */

static int add_weeks(struct stage_run *r, const struct log *l, const struct terms *t, struct err *e)
{
	struct day first = day_plus(day_week_start(r->as_of), -7 * (WEEKS - 1));
	struct progress sums[WEEKS] = { 0 };
	struct stmt *s = db_prepare(r->db, SQL_ADD_PROGRESS);

	for (size_t i = 0; i < l->patrol_count; i++)
		if (!l->patrols[i].later && day_cmp(l->patrols[i].day, first) >= 0)
			count_patrol(&sums[day_diff(l->patrols[i].day, first) / 7], l, t, &l->patrols[i], r->as_of);
	for (int i = 0; i < WEEKS; i++) {
		struct day monday = day_plus(first, 7 * i);

		stmt_bind_day(s, "monday", monday);
		stmt_bind_int(s, "complete", day_diff(r->as_of, monday) >= 6);
		bind_progress(s, &sums[i]);
		if (stmt_exec(s, e) < 0)
			return -1;
	}
	stmt_end(s);
	return 0;
}

static const char *verdict_text(enum verdict v, bool complete)
{
	static const char *const WORDS[] = { "", "合规", "违规", "无法判定" };

	return complete || v == VERDICT_KEPT ? WORDS[v] : "进行中";
}

static int add_spots(struct stage_run *r, const struct log *l, const struct terms *t, struct err *e)
{
	struct day first = day_plus(day_week_start(r->as_of), -7 * (WEEKS - 1));
	struct stmt *s = db_prepare(r->db, SQL_ADD_SPOT_WEEK);
	struct spot_zone *zones;
	size_t count = spot_list(r->arena, l, t, &zones);

	for (int i = 0; i < WEEKS * (int)count; i++) {
		const struct spot_zone *z = &zones[i % (int)count];
		struct day monday = day_plus(first, 7 * (i / (int)count));
		struct spot_week w = spot_week(l, t, z, monday, r->as_of);

		stmt_bind_day(s, "monday", monday);
		stmt_bind_text(s, "zone", z->name);
		stmt_bind_int(s, "asked", t->spot.per_week);
		stmt_bind_int(s, "done", w.done);
		stmt_bind_text(s, "verdict", verdict_text(w.verdict, day_diff(r->as_of, monday) >= 6));
		if (stmt_exec(s, e) < 0)
			return -1;
	}
	stmt_end(s);
	return 0;
}

/* ---- what is open ---- */

static void bind_text(struct stmt *s, const char *name, const char *text)
{
	stmt_bind_text(s, name, *text ? text : NULL);
}

static int add_open(struct stage_run *r, struct stmt *s, const struct log *l, const struct log_finding *f,
		    struct err *e)
{
	const struct log_patrol *p = &l->patrols[f->patrol];
	const struct rectification *x = &f->order.r;
	struct day deadline = day_none(f->new_deadline) ? x->deadline : f->new_deadline;

	stmt_bind_text(s, "finding_no", f->no);
	stmt_bind_day(s, "day", p->day);
	stmt_bind_int(s, "kind", p->kind + 1);
	stmt_bind_text(s, "type", standard_type_name((enum standard_type)p->kind));
	stmt_bind_text(s, "zone", l->zones[p->zone].name);
	stmt_bind_text(s, "code", f->code);
	bind_text(s, "place", f->place);
	bind_text(s, "description", f->description);
	bind_text(s, "unit", f->unit);
	stmt_bind_day(s, "deadline", deadline);
	stmt_bind_int(s, "overdue_days",
		      !day_none(deadline) && day_cmp(r->as_of, deadline) > 0 ? day_diff(r->as_of, deadline) : 0);
	stmt_bind_text(s, "result",
		       x->seen_count ? "不合格" : NULL); /* were the last one right, it would not be open */
	stmt_bind_int(s, "part", f->part);
	stmt_bind_int(s, "line", f->line);
	return stmt_exec(s, e);
}

int followup_record(struct stage_run *r, const struct month *m, const struct log *l, const struct terms *t,
		    struct err *e)
{
	struct stmt *s = db_prepare(r->db, SQL_ADD_OPEN);

	for (size_t i = 0; i < l->finding_count; i++)
		if (progress_open(&l->findings[i].order.r, r->as_of) && add_open(r, s, l, &l->findings[i], e) < 0)
			return -1;
	stmt_end(s);
	if (add_period(r, m, l, t, e) < 0 || add_weeks(r, l, t, e) < 0)
		return -1;
	return add_spots(r, l, t, e);
}
