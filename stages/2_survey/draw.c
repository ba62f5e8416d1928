#include "stages/2_survey/draw.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/rules/sample.h"
#include "stages/2_survey/queries.sql.h"

struct home {
	const char *room, *building;
	size_t stratum;
	char lot[FILE_DIGEST];
	bool drawn;
};

struct stratum {
	const char *building;
	int64_t households, drawn, left;
};

struct draw {
	struct stage_run *run;
	struct home *homes; /* in walking order */
	struct stratum *strata;
	size_t home_count, stratum_count, stratum_capacity;
};

/* ---- whom can be asked ---- */

static size_t stratum_of(struct draw *d, const char *building)
{
	for (size_t i = 0; i < d->stratum_count; i++)
		if (!strcmp(d->strata[i].building, building))
			return i;
	d->strata = arena_grow(d->run->arena, d->strata, d->stratum_count, &d->stratum_capacity, sizeof *d->strata);
	d->strata[d->stratum_count] = (struct stratum){ .building = building };
	return d->stratum_count++;
}

static int read_homes(struct draw *d, const struct survey *s, struct err *e)
{
	struct stmt *rows = db_prepare(d->run->db, SQL_ELIGIBLE);
	size_t capacity = 0;
	int rc;

	stmt_bind_day(rows, "start", s->start);
	while ((rc = stmt_step(rows, e)) > 0) {
		struct home *h;

		d->homes = arena_grow(d->run->arena, d->homes, d->home_count, &capacity, sizeof *d->homes);
		h = &d->homes[d->home_count++];
		*h = (struct home){ .room = arena_strdup(d->run->arena, stmt_text_at(rows, 0, NULL)),
				    .building = arena_strdup(d->run->arena, stmt_text_at(rows, 1, NULL)) };
		h->stratum = stratum_of(d, h->building);
		d->strata[h->stratum].households++;
		sample_lot(s->number, h->room, h->lot);
	}
	stmt_end(rows);
	return rc;
}

/* ---- the draw ---- */

static int by_lot(const void *a, const void *b)
{
	const struct home *x = *(struct home *const *)a, *y = *(struct home *const *)b;
	int c = strcmp(x->lot, y->lot);

	return c ? c : strcmp(x->room, y->room);
}

static void draw_lots(struct draw *d, int64_t forms)
{
	struct home **order = arena_array(d->run->arena, d->home_count + 1, sizeof(struct home *));
	int64_t *strata = arena_array(d->run->arena, d->stratum_count + 1, sizeof *strata),
		*shares = arena_array(d->run->arena, d->stratum_count + 1, sizeof *shares);

	for (size_t i = 0; i < d->stratum_count; i++)
		strata[i] = d->strata[i].households;
	sample_shares(strata, d->stratum_count, forms > 0 ? forms : 0, shares);
	for (size_t i = 0; i < d->stratum_count; i++)
		d->strata[i].drawn = d->strata[i].left = shares[i];
	for (size_t i = 0; i < d->home_count; i++)
		order[i] = &d->homes[i];
	if (d->home_count)
		qsort(order, d->home_count, sizeof(struct home *), by_lot);
	for (size_t i = 0; i < d->home_count; i++)
		order[i]->drawn = d->strata[order[i]->stratum].left-- > 0;
}

static int record_draw(const struct draw *d, const struct survey *s, struct err *e)
{
	struct stmt *stratum = db_prepare(d->run->db, SQL_ADD_STRATUM), *home = db_prepare(d->run->db, SQL_ADD_DRAW);
	int64_t place = 0;

	for (size_t i = 0; i < d->stratum_count; i++) {
		stmt_bind_text(stratum, "building", d->strata[i].building);
		stmt_bind_int(stratum, "households", d->strata[i].households);
		stmt_bind_int(stratum, "drawn", d->strata[i].drawn);
		if (stmt_exec(stratum, e) < 0)
			return -1;
	}
	for (size_t i = 0; i < d->home_count; i++) {
		if (!d->homes[i].drawn)
			continue;
		stmt_bind_int(home, "place", ++place);
		stmt_bind_text(home, "plan_no", s->number);
		stmt_bind_text(home, "form_no", arena_printf(d->run->arena, "%s-%03lld", s->number, (long long)place));
		stmt_bind_text(home, "room", d->homes[i].room);
		stmt_bind_text(home, "building", d->homes[i].building);
		stmt_bind_text(home, "lot", d->homes[i].lot);
		if (stmt_exec(home, e) < 0)
			return -1;
	}
	return 0;
}

/* ---- plans ---- */

static int record_plan(const struct draw *d, const struct terms *t, const struct survey *s, bool drawn, struct err *e)
{
	struct stmt *to = db_prepare(d->run->db, SQL_ADD_PLAN);
	int64_t needed = 0;
	bool known = sample_needed(s->households, t->margin, &needed);

	stmt_bind_text(to, "plan_no", s->number);
	stmt_bind_text(to, "name", s->name);
	stmt_bind_day(to, "start", s->start);
	stmt_bind_day(to, "end", s->end);
	stmt_bind_text(to, "person", s->person);
	stmt_bind_int(to, "households", s->households);
	stmt_bind_int(to, "issued", s->issued);
	stmt_bind_int(to, "target", s->target);
	stmt_bind_known(to, "needed", known, needed);
	stmt_bind_known(to, "forms_due", known, known ? sample_forms(needed, t->response, s->households) : 0);
	stmt_bind_int(to, "in_book", (int64_t)d->home_count);
	stmt_bind_int(to, "whole", s->issued >= s->households);
	stmt_bind_int(to, "drawn", drawn);
	if (stmt_exec(to, e) < 0)
		return -1;
	stmt_end(to);
	return 0;
}

int draw_record(struct stage_run *r, const struct terms *t, const struct book *b, struct err *e)
{
	for (size_t i = 0; i < b->count; i++) {
		const struct survey *s = &b->surveys[i];
		struct draw d = { .run = r };
		bool newest = i + 1 == b->count;

		if (read_homes(&d, s, e) < 0 || record_plan(&d, t, s, newest, e) < 0)
			return -1;
		if (!newest)
			continue;
		draw_lots(&d, s->issued);
		if (record_draw(&d, s, e) < 0)
			return -1;
	}
	return 0;
}
