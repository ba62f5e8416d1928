#include "stages/2_parking/gate.h"

#include <stdlib.h>
#include <string.h>

#include "stages/2_parking/queries.sql.h"

/* The places of columns in queries.sql. */
enum { LANE, SINCE, PAID, FREE, IRREGULAR, UNEXPLAINED, CHARGED, WAIVED, RECEIVED, CASH, GIVEN = CASH + STAY_WAYS, UNPAID, WAYS };
enum { REASON = SINCE + 1, REASON_LINES, REASON_WAIVED };
enum { FROM_DAY = SINCE + 1, TO_DAY, CARS };

static int too_much(struct err *e)
{
	return err_set(e, ERR_INPUT, _("the parking amounts are too large to add up"));
}

static struct day day_at(int64_t moment)
{
	return moment_day((struct moment){ moment });
}

/* ---- months and days ---- */

static struct gate_month *month_at(struct gate *g, struct day day)
{
	size_t i = 0;

	if (g->at && !day_cmp(g->cached, day))
		return g->at;
	g->cached = day;
	if (g->at && period_holds(&g->at->period, day))
		return g->at;
	while (i < g->month_count && day_cmp(g->months[i]->period.end, day) < 0)
		i++;
	if (i == g->month_count || !period_holds(&g->months[i]->period, day)) {
		struct gate_month *m = arena_alloc(g->arena, sizeof *m);

		*m = (struct gate_month){ .period = period_of(&g->terms, day) };
		g->months =
		    arena_grow(g->arena, g->months, g->month_count, &g->month_capacity, sizeof(struct gate_month *));
		memmove(g->months + i + 1, g->months + i, (g->month_count - i) * sizeof(struct gate_month *));
		g->months[i] = m;
		g->month_count++;
	}
	return g->at = g->months[i];
}

static struct gate_day *shown_day(struct gate *g, struct day day)
{
	return period_holds(&g->shown, day) ? &g->days[day_diff(day, g->shown.start)] : NULL;
}

struct booth_row *gate_line(struct gate *g, size_t lane, int64_t moment)
{
	struct booth_row *shift = booth_shift(g->booth, lane, moment);
	struct day paid = day_at(moment);

	if (shift || day_cmp(paid, g->shown.end) > 0)
		return shift;
	return booth_loose(g->booth, lane, paid);
}

/* The line of a sum: all of its time is in one shift, or in none. */
static struct booth_row *line_of(struct gate *g, struct stmt *s)
{
	return gate_line(g, booth_lane(g->booth, stmt_text_at(s, LANE, NULL)), stmt_int_at(s, SINCE));
}

/* ---- sums ---- */

static void read_sum(struct stmt *s, struct takings *x)
{
	*x = (struct takings){ .paid = stmt_int_at(s, PAID),
			       .free = stmt_int_at(s, FREE),
			       .irregular = stmt_int_at(s, IRREGULAR),
			       .unexplained = stmt_int_at(s, UNEXPLAINED),
			       .charged = fen_of(stmt_int_at(s, CHARGED)),
			       .waived = fen_of(stmt_int_at(s, WAIVED)),
			       .received = fen_of(stmt_int_at(s, RECEIVED)),
			       .given = fen_of(stmt_int_at(s, GIVEN)),
			       .unpaid = fen_of(stmt_int_at(s, UNPAID)) };
	for (int i = 0; i < STAY_WAYS; i++)
		x->ways[i] = fen_of(stmt_int_at(s, CASH + i));
}

static bool add_taken(struct gate *g, const struct takings *x, struct day paid, int64_t ways)
{
	struct gate_day *d = shown_day(g, paid);

	for (int i = STAY_CASH + 1; d && i < STAY_WAYS; i++) {
		if (!(ways & 1 << i))
			continue;
		d->used[i] = true;
		if (!fen_add(&d->taken[i], x->ways[i]))
			return false;
	}
	return true;
}

static int add_sum(struct gate *g, struct stmt *s, struct booth_row *line, struct err *e)
{
	struct gate_day *d = shown_day(g, line->day);
	struct takings x;

	read_sum(s, &x);
	g->any = true;
	if (!takings_merge(&line->sum, &x) || !takings_merge(&month_at(g, line->day)->sum, &x) || (d && !takings_merge(&d->sum, &x)) ||
	    !add_taken(g, &x, day_at(stmt_int_at(s, SINCE)), stmt_int_at(s, WAYS)))
		return too_much(e);
	return 0;
}

/* ---- reasons, nights ---- */

static int add_reason(struct gate *g, struct stmt *s, struct booth_row *line, struct err *e)
{
	const char *reason = stmt_text_at(s, REASON, NULL);
	size_t i = 0;

	if (!shown_day(g, line->day))
		return 0;
	while (i < g->reason_count && strcmp(g->reasons[i].reason, reason))
		i++;
	if (i == g->reason_count) {
		g->reasons = arena_grow(g->arena, g->reasons, i, &g->reason_capacity, sizeof *g->reasons);
		g->reasons[g->reason_count++] = (struct gate_reason){ .reason = arena_strdup(g->arena, reason) };
	}
	g->reasons[i].lines += stmt_int_at(s, REASON_LINES);
	return fen_add(&g->reasons[i].waived, fen_of(stmt_int_at(s, REASON_WAIVED))) ? 0 : too_much(e);
}

static int add_night(struct gate *g, struct stmt *s, struct booth_row *line, struct err *e)
{
	struct day from = day_of((int32_t)stmt_int_at(s, FROM_DAY)), to = day_of((int32_t)stmt_int_at(s, TO_DAY));

	(void)line, (void)e;
	if (day_cmp(from, g->shown.start) < 0)
		from = g->shown.start;
	for (; day_cmp(from, to) < 0 && period_holds(&g->shown, from); from = day_plus(from, 1))
		g->days[day_diff(from, g->shown.start)].inside += stmt_int_at(s, CARS);
	return 0;
}

static int read_all(struct gate *g, struct stage_run *r, const char *sql,
		    int (*add)(struct gate *, struct stmt *, struct booth_row *, struct err *), struct err *e)
{
	struct stmt *s = db_prepare(r->db, sql);
	int rc;

	while ((rc = stmt_step(s, e)) > 0) {
		struct booth_row *line = line_of(g, s);

		if (line && (rc = add(g, s, line, e)) < 0)
			break;
	}
	stmt_end(s);
	return rc;
}

/* ---- shifts ---- */

/* Cash over is above zero: what was handed in less the system's cash and what was taken by hand. */
static int add_shifts(struct gate *g, struct err *e)
{
	struct day counted = DAY_NONE;

	for (size_t i = 0; i < g->booth->shift_count; i++) {
		struct booth_row *x = g->booth->shifts[i];
		struct gate_month *m = month_at(g, x->day);
		struct gate_day *d = shown_day(g, x->day);
		struct fen difference = x->sum.handed;

		if (!fen_sub(&difference, x->sum.ways[STAY_CASH]) || !fen_sub(&difference, x->sum.manual))
			return too_much(e);
		x->sum.difference = difference;
		if (!takings_shift(&m->sum, x->sum.manual, x->sum.handed, difference) ||
		    (d && !takings_shift(&d->sum, x->sum.manual, x->sum.handed, difference)))
			return too_much(e);
		m->shift_days += day_none(counted) || day_cmp(counted, x->day) != 0;
		counted = x->day;
		g->any = true;
		if (d)
			d->has_shift = true;
	}
	return 0;
}

int gate_read(struct gate *g, struct stage_run *r, struct booth *b, struct err *e)
{
	g->arena = r->arena;
	g->booth = b;
	g->cached = DAY_NONE;
	g->shown = period_of(&g->terms, r->as_of);
	g->shown.end = r->as_of;
	if (read_all(g, r, SQL_SUMS, add_sum, e) < 0 || read_all(g, r, SQL_WAIVED, add_reason, e) < 0 ||
	    read_all(g, r, SQL_OVERNIGHT, add_night, e) < 0)
		return -1;
	return add_shifts(g, e);
}
