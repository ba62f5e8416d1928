#include "stages/2_patrol/check.h"

#include "pipeline/rules/submission.h"
#include "stages/2_patrol/spot.h"

enum { PT_01, PT_02, PT_03, PT_04, PT_05, PT_06, PT_07, PT_08, PT_09, PT_10 };

#define DECEMBER 12

/* ---- PT-01: each zone, each day ---- */

static void check_coverage(struct verdict_tally *tally, const struct month *m, const struct log *l,
			   const struct terms *t)
{
	for (size_t i = 0; i < l->zones_known; i++) {
		struct coverage c;

		if (month_weekly(l->zones[i].kind))
			continue;
		c = month_zone_coverage(m, l, t, (int)i);
		verdict_count(tally, VERDICT_KEPT, c.done);
		verdict_count(tally, VERDICT_BROKEN, c.due - c.done);
	}
}

/* ---- PT-02: spot checks, each week ---- */

static void check_weeks(struct verdict_tally *tally, const struct month *m, const struct log *l, const struct terms *t,
			const struct spot_zone *z)
{
	struct day monday;
	int weeks = coverage_weeks_judged(&m->period, &monday);

	for (; weeks > 0; weeks--, monday = day_plus(monday, 7))
		verdict_count(tally, spot_week(l, t, z, monday, m->known).verdict, 1);
}

static void check_spots(struct verdict_tally *tally, struct arena *a, const struct month *m, const struct log *l,
			const struct terms *t)
{
	struct spot_zone *zones;
	size_t count = spot_list(a, l, t, &zones);

	for (size_t i = 0; i < count; i++)
		check_weeks(tally, m, l, t, &zones[i]);
}

/* ---- what is asked of findings ---- */

static void check_finding(struct verdict_tally tallies[CHECKS], const struct month *m, const struct terms *t,
			  const struct log_finding *f, int kind)
{
	const struct order *o = &f->order;
	int32_t grace = t->factors.grace_days;
	bool seen = o->r.seen_count && day_cmp(o->r.seen[0].day, m->known) <= 0;

	verdict_count(&tallies[PT_03], order_confirmed(o, m->known), 1);
	verdict_count(&tallies[PT_04], order_followed(o, m->known, grace), 1);
	verdict_count(&tallies[PT_10], order_forwarded(o, m->known, t->forward_minutes), 1);
	if (seen)
		verdict_count(&tallies[PT_05], t->factors.raw ? VERDICT_BROKEN : VERDICT_KEPT, 1);
	if (kind == STANDARD_RENOVATION)
		verdict_count(&tallies[PT_09], order_reported(o, m->known, grace), 1);
}

static void check_findings(struct verdict_tally tallies[CHECKS], const struct month *m, const struct log *l,
			   const struct terms *t)
{
	for (int kind = 0; kind < STANDARD_TYPES; kind++)
		for (size_t i = 0; i < m->types[kind].count; i++) {
			const struct log_patrol *p = &l->patrols[l->by_zone[m->types[kind].from + i]];

			for (size_t k = 0; k < p->count; k++)
				check_finding(tallies, m, t, &l->findings[l->by_patrol[p->first + k]], kind);
		}
}

/* ---- PT-06, PT-07: the report itself, as the ledger has it ---- */

static void check_reports(struct verdict_tally tallies[CHECKS], const struct month *m, const struct terms *t,
			  const struct issued *issued)
{
	int32_t month = m->period.month;
	struct day due = submission_due(&t->period, month);

	verdict_count(&tallies[PT_06], submission_kept(due, issued_first(issued, ISSUED_MONTH, month)), 1);
	if (month % 12 + 1 == DECEMBER)
		verdict_count(&tallies[PT_07], submission_kept(due, issued_first(issued, ISSUED_YEAR, month)), 1);
}

void check_all(struct verdict_tally tallies[CHECKS], struct arena *a, const struct month *m, const struct log *l,
	       const struct terms *t, const struct issued *issued)
{
	for (int i = 0; i < CHECKS; i++)
		tallies[i] = (struct verdict_tally){ 0 };
	check_coverage(&tallies[PT_01], m, l, t);
	check_spots(&tallies[PT_02], a, m, l, t);
	check_findings(tallies, m, l, t);
	check_reports(tallies, m, t, issued);
}
