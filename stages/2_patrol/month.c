#include "stages/2_patrol/month.h"

#include <string.h>

#define LOSSES 64 /* findings of one patrol that need no memory of their own */

bool month_weekly(int kind)
{
	return kind == STANDARD_GREENING;
}

enum outcome month_outcome(const struct log_finding *f, const struct terms *t, struct day known)
{
	return reinspection_outcome(&f->order.r, known, t->factors.grace_days);
}

int64_t month_factor(const struct log_finding *f, const struct terms *t, struct day known)
{
	return reinspection_factor(month_outcome(f, t, known), f->repeat, &t->factors);
}

int64_t month_patrol(const struct log *l, const struct terms *t, const struct log_patrol *p, struct day known, bool raw)
{
	struct arena *a = p->count > LOSSES ? arena_new() : NULL;
	struct patrol_loss few[LOSSES], *losses = a ? arena_array(a, p->count, sizeof *losses) : few;
	size_t n = 0;
	int64_t score;

	for (size_t i = 0; i < p->count; i++) {
		const struct log_finding *f = &l->findings[l->by_patrol[p->first + i]];

		if (f->item >= 0)
			losses[n++] = (struct patrol_loss){ f->item, f->deduction,
							    raw ? FACTOR_WHOLE : month_factor(f, t, known) };
	}
	score = patrol_score(&l->standard->tables[p->kind], p->skipped, losses, n);
	arena_free(a);
	return score;
}

/* ---- coverage ---- */

static bool covers(const struct log *l, const struct terms *t, const struct log_patrol *p)
{
	return !p->spot && (!t->own_type || p->kind == l->zones[p->zone].kind);
}

const int *month_counts(const struct month *m, int zone)
{
	return m->counts + (size_t)zone * (size_t)m->days;
}

struct coverage month_zone_coverage(const struct month *m, const struct log *l, const struct terms *t, int zone)
{
	if (month_weekly(l->zones[zone].kind))
		return coverage_weeks(&m->period, month_counts(m, zone));
	return coverage_days(&m->period, month_counts(m, zone), t->per_day);
}

static void cover(struct month *m, const struct log *l, const struct terms *t)
{
	for (size_t i = 0; i < l->zones_known; i++) {
		struct coverage c = month_zone_coverage(m, l, t, (int)i), *all = &m->types[l->zones[i].kind].coverage;

		all->due += c.due;
		all->done += c.done;
	}
}

/* ---- scores ---- */

static void score_patrol(struct month *m, const struct log *l, const struct terms *t, const struct log_patrol *p)
{
	struct month_type *y = &m->types[p->kind];
	struct assessed raw = { p->zone, p->day, p->spot, month_patrol(l, t, p, m->known, true) }, score = raw;

	if (covers(l, t, p))
		m->counts[p->zone * m->days + day_diff(p->day, m->period.start)]++;
	if (raw.score == PATROL_NO_SCORE)
		return;
	if (!t->factors.raw)
		score.score = month_patrol(l, t, p, m->known, false);
	y->raw[y->scored] = raw;
	y->score[y->scored++] = score;
}

/* A company that serves several types answers for its complaints in each. */
static bool serves(const struct log *l, int kind, const char *company)
{
	for (size_t i = 0; i < l->zones_known; i++)
		if (l->zones[i].kind == kind && !strcmp(l->zones[i].company, company))
			return true;
	return false;
}

static int complaints(const struct month *m, const struct log *l, int kind)
{
	int n = 0;

	for (size_t i = 0; i < l->complaint_count; i++)
		n += period_holds(&m->period, l->complaints[i].day) && serves(l, kind, l->complaints[i].company);
	return n;
}

static void assess(struct month *m, struct arena *a, const struct log *l, const struct terms *t)
{
	int64_t *weights = arena_array(a, l->zone_count + 1, sizeof *weights);

	for (size_t i = 0; i < l->zone_count; i++)
		weights[i] = l->zones[i].weight;
	for (int kind = 0; kind < STANDARD_TYPES; kind++) {
		struct month_type *y = &m->types[kind];

		y->complaints = complaints(m, l, kind);
		assessment_month(&t->month, y->raw, y->scored, weights, month_weekly(kind), y->complaints, &y->by_raw);
		assessment_month(&t->month, y->score, y->scored, weights, month_weekly(kind), y->complaints,
				 &y->by_score);
	}
}

size_t month_make(struct month *m, struct arena *a, const struct log *l, const struct terms *t, const struct period *p,
		  struct day known, size_t by_zone_from)
{
	size_t at = by_zone_from;

	*m = (struct month){ .period = *p, .known = known, .days = day_diff(p->end, p->start) + 1 };
	m->counts = arena_array(a, l->zone_count + 1, (size_t)m->days * sizeof *m->counts);
	for (int kind = 0; kind < STANDARD_TYPES; kind++) {
		struct month_type *y = &m->types[kind];

		y->from = at;
		while (at < l->by_zone_count && l->patrols[l->by_zone[at]].kind == kind &&
		       period_holds(p, l->patrols[l->by_zone[at]].day))
			at++;
		y->count = at - y->from;
		y->raw = arena_array(a, y->count + 1, sizeof *y->raw);
		y->score = arena_array(a, y->count + 1, sizeof *y->score);
		for (size_t i = y->from; i < at; i++)
			score_patrol(m, l, t, &l->patrols[l->by_zone[i]]);
	}
	cover(m, l, t);
	assess(m, a, l, t);
	return at;
}
