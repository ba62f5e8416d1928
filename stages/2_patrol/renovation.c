#include "stages/2_patrol/renovation.h"

#include <string.h>

#include "pipeline/rules/permit.h"
#include "pipeline/rules/workday.h"
#include "stages/2_patrol/queries.sql.h"

/* A patrol names a permit by its room, canonical or as it was written, or by its number. */
struct renovation {
	struct permit permit;
	const char *no, *room, *room_text;
};

struct renovations {
	struct renovation *list;
	size_t count;
	const struct month *month;
	const struct log *log;
	int *astray; /* patrols of renovations that name no permit, by day of the period */
};

static int read_permits(struct renovations *x, struct stage_run *r, struct err *e)
{
	struct stmt *s = db_prepare(r->db, SQL_PERMITS);
	size_t capacity = 0;
	int rc;

	while ((rc = stmt_step(s, e)) > 0) {
		x->list = arena_grow(r->arena, x->list, x->count, &capacity, sizeof *x->list);
		x->list[x->count++] = (struct renovation){
			{ stmt_day(s, "start"), stmt_day(s, "end"), stmt_day(s, "extended"), stmt_day(s, "accepted") },
			arena_strdup(r->arena, stmt_text(s, "permit_no")),
			arena_strdup(r->arena, stmt_text(s, "room")),
			arena_strdup(r->arena, stmt_text(s, "room_text"))
		};
	}
	stmt_end(s);
	return rc;
}

static bool names(const struct renovation *n, const char *zone)
{
	return !strcmp(zone, n->room) || !strcmp(zone, n->no) || (*n->room_text && !strcmp(zone, n->room_text));
}

static const struct log_patrol *patrol(const struct renovations *x, size_t i)
{
	return &x->log->patrols[x->log->by_zone[x->month->types[STANDARD_RENOVATION].from + i]];
}

static void count_astray(struct renovations *x, struct arena *a)
{
	x->astray = arena_array(a, (size_t)x->month->days + 1, sizeof *x->astray);
	for (size_t i = 0; i < x->month->types[STANDARD_RENOVATION].count; i++) {
		const struct log_patrol *p = patrol(x, i);
		size_t k = 0;

		while (k < x->count && !names(&x->list[k], x->log->zones[p->zone].name))
			k++;
		if (k == x->count)
			x->astray[day_diff(p->day, x->month->period.start)]++;
	}
}

static int64_t patrols_on(const struct renovations *x, const struct renovation *n, struct day day)
{
	int64_t found = 0;

	for (size_t i = 0; i < x->month->types[STANDARD_RENOVATION].count; i++) {
		const struct log_patrol *p = patrol(x, i);

		found += !day_cmp(p->day, day) && names(n, x->log->zones[p->zone].name);
	}
	return found;
}

int renovation_check(struct stage_run *r, const struct month *m, const struct log *l, const struct terms *t,
		     struct verdict_tally *tally, struct err *e)
{
	struct renovations x = { .month = m, .log = l };

	if (read_permits(&x, r, e) < 0)
		return -1;
	count_astray(&x, r->arena);
	for (int i = 0; i < m->days; i++) {
		struct day day = day_plus(m->period.start, i);

		if (!workday(day, t->holidays, t->holiday_count))
			continue;
		for (size_t k = 0; k < x.count; k++)
			if (permit_active(&x.list[k].permit, day))
				verdict_count(tally, permit_patrolled(patrols_on(&x, &x.list[k], day), x.astray[i], t->reno_per_day), 1);
	}
	return 0;
}
