#include "stages/1_parking/cuts.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/rules/shift.h"
#include "stages/1_parking/queries.sql.h"

#define DAY_SECONDS 86400

static int by_lane(const void *a, const void *b)
{
	const struct cut *x = a, *y = b;
	int c = strcmp(x->lane, y->lane);

	return c ? c : (x->moment > y->moment) - (x->moment < y->moment);
}

static int by_time(const void *a, const void *b)
{
	const struct cut *x = a, *y = b;

	return x->moment != y->moment ? (x->moment > y->moment) - (x->moment < y->moment) : strcmp(x->lane, y->lane);
}

static void add_cut(struct cuts *c, size_t *capacity, int64_t moment, const char *lane)
{
	c->all = arena_grow(c->arena, c->all, c->count, capacity, sizeof *c->all);
	c->all[c->count++] = (struct cut){ moment, lane };
}

static int read_shifts(struct cuts *c, struct stage_run *r, struct err *e)
{
	struct stmt *s = db_prepare(r->db, SQL_SHIFTS);
	size_t capacity = 0;
	int rc;

	while ((rc = stmt_step(s, e)) > 0) {
		struct shift_hours hours;
		const char *lane;

		if (!shift_hours(stmt_day(s, "day"), stmt_text(s, "start"), stmt_text(s, "end"), &hours))
			continue;
		lane = c->count && !strcmp(c->all[c->count - 1].lane, stmt_text(s, "lane"))
			   ? c->all[c->count - 1].lane
			   : arena_strdup(c->arena, stmt_text(s, "lane"));
		add_cut(c, &capacity, hours.start, lane);
		add_cut(c, &capacity, hours.end, lane);
	}
	stmt_end(s);
	return rc;
}

/* Each once. */
static void sort(struct cuts *c)
{
	size_t n = 0;

	if (!c->count)
		return;
	qsort(c->all, c->count, sizeof *c->all, by_lane);
	for (size_t i = 0; i < c->count; i++)
		if (!n || by_lane(&c->all[n - 1], &c->all[i]))
			c->all[n++] = c->all[i];
	c->count = n;
	c->by_time = arena_array(c->arena, n, sizeof *c->by_time);
	memcpy(c->by_time, c->all, n * sizeof *c->by_time);
	qsort(c->by_time, n, sizeof *c->by_time, by_time);
}

static struct cut_lane *add_lane(struct cuts *c, const char *name)
{
	c->lanes = arena_grow(c->arena, c->lanes, c->lane_count, &c->lane_capacity, sizeof *c->lanes);
	c->lanes[c->lane_count] = (struct cut_lane){ .name = name };
	return &c->lanes[c->lane_count++];
}

struct cuts *cuts_read(struct stage_run *r, struct err *e)
{
	struct cuts *c = arena_alloc(r->arena, sizeof *c);

	c->arena = r->arena;
	if (read_shifts(c, r, e) < 0)
		return NULL;
	sort(c);
	for (size_t i = 0; i < c->count; i++) {
		struct cut_lane *lane = c->lane_count ? &c->lanes[c->lane_count - 1] : NULL;

		if (!lane || strcmp(lane->name, c->all[i].lane)) {
			lane = add_lane(c, c->all[i].lane);
			lane->cuts = &c->all[i];
		}
		lane->count++;
	}
	return c;
}

size_t cuts_lane(struct cuts *c, const char *name)
{
	if (c->last < c->lane_count && !strcmp(c->lanes[c->last].name, name))
		return c->last;
	for (size_t i = 0; i < c->lane_count; i++)
		if (!strcmp(c->lanes[i].name, name))
			return c->last = i;
	add_lane(c, arena_strdup(c->arena, name));
	return c->last = c->lane_count - 1;
}

/* How many of them are not after the moment. */
static size_t passed(const struct cut *cuts, size_t count, int64_t moment)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (cuts[middle].moment <= moment)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

int64_t cuts_since(struct cuts *c, size_t lane, int64_t moment)
{
	struct cut_lane *l = &c->lanes[lane];
	int64_t midnight = moment - ((moment % DAY_SECONDS) + DAY_SECONDS) % DAY_SECONDS;
	size_t n;

	if (l->since <= moment && moment < l->until)
		return l->since;
	n = passed(l->cuts, l->count, moment);
	l->since = n && l->cuts[n - 1].moment > midnight ? l->cuts[n - 1].moment : midnight;
	l->until = midnight + DAY_SECONDS;
	if (n < l->count && l->cuts[n].moment < l->until)
		l->until = l->cuts[n].moment;
	return l->since;
}

void cuts_digest(const struct cuts *c, struct arena *a, int64_t first, int64_t last, char hex[FILE_DIGEST])
{
	struct digest *d = digest_new(a);

	for (size_t i = passed(c->by_time, c->count, first); i < c->count && c->by_time[i].moment <= last; i++) {
		digest_add(d, &c->by_time[i].moment, sizeof c->by_time[i].moment);
		digest_text(d, c->by_time[i].lane);
	}
	digest_end(d, hex);
}
