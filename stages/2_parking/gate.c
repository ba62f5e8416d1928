#include "stages/2_parking/gate.h"

#include <stdlib.h>
#include <string.h>

#include "stages/2_parking/queries.sql.h"

/* The places of columns in queries.sql. */
enum {
	LANE,
	PAID,
	PAID_DAY_ONLY,
	LEFT,
	ENTERED,
	CHARGED,
	WAIVED,
	RECEIVED,
	METHOD,
	RELEASE,
	REASON,
	VEHICLE,
	PLATE,
	CASH_PREPAID,
	CASH_SETTLED,
	ONLINE_PREPAID,
	ONLINE_SETTLED,
	NUMBER,
	PART,
	LINE
};

#define DAY_SECONDS 86400
#define STEP        262144 /* rows between two words on progress */

static int too_much(struct err *e)
{
	return err_set(e, ERR_INPUT, _("the parking amounts are too large to add up"));
}

static struct day day_at(int64_t moment)
{
	return moment_day((struct moment){ moment });
}

/* The time of payment, else of leaving; a payment known to the day only is as late as the car, on that day. */
static int64_t moment_of(struct stmt *s)
{
	int64_t left = stmt_int_at(s, LEFT), paid = stmt_int_at(s, PAID);

	if (stmt_type_at(s, PAID) == STMT_NULL)
		return left;
	if (stmt_int_at(s, PAID_DAY_ONLY) && !day_cmp(day_at(left), day_at(paid)))
		return left;
	return paid;
}

/* ---- one payment ---- */

static bool split(struct stmt *s)
{
	for (int i = CASH_PREPAID; i <= ONLINE_SETTLED; i++)
		if (stmt_type_at(s, i) != STMT_NULL)
			return true;
	return false;
}

/* Electronic money of an order goes to the way named, else to the others (RULINGS 31). */
static bool add_ways(struct payment *p, struct stmt *s)
{
	const char *method = stmt_text_at(s, METHOD, NULL);
	enum stay_way way = stay_way_of(method), online = way == STAY_NO_WAY || way == STAY_CASH ? STAY_OTHER : way;

	if (split(s))
		return fen_add(&p->ways[STAY_CASH], fen_of(stmt_int_at(s, CASH_PREPAID))) &&
		       fen_add(&p->ways[STAY_CASH], fen_of(stmt_int_at(s, CASH_SETTLED))) &&
		       fen_add(&p->ways[online], fen_of(stmt_int_at(s, ONLINE_PREPAID))) &&
		       fen_add(&p->ways[online], fen_of(stmt_int_at(s, ONLINE_SETTLED)));
	if (way == STAY_NO_WAY && *method)
		way = STAY_OTHER;
	return way == STAY_NO_WAY || fen_add(&p->ways[way], p->stay.received);
}

static bool payment_of(struct payment *p, struct stmt *s)
{
	*p = (struct payment){ .stay = { stay_release_of(stmt_text_at(s, RELEASE, NULL)),
					 fen_of(stmt_int_at(s, CHARGED)), fen_of(stmt_int_at(s, WAIVED)),
					 fen_of(stmt_int_at(s, RECEIVED)) } };
	p->unexplained = p->stay.release == STAY_WAVED &&
			 stay_unexplained(&p->stay, stmt_text_at(s, REASON, NULL), stmt_text_at(s, VEHICLE, NULL));
	return add_ways(p, s);
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

static bool add_taken(struct gate *g, const struct payment *p, struct day paid)
{
	struct gate_day *d = shown_day(g, paid);

	for (int i = STAY_CASH + 1; d && i < STAY_WAYS; i++) {
		if (fen_zero(p->ways[i]))
			continue;
		d->used[i] = true;
		if (!fen_add(&d->taken[i], p->ways[i]))
			return false;
	}
	return true;
}

/* At the end of each day from the entry to the day before the exit. */
static void add_inside(struct gate *g, int64_t entered, int64_t left)
{
	struct day from = day_at(entered), to = day_at(left);

	if (day_cmp(from, g->shown.start) < 0)
		from = g->shown.start;
	for (; day_cmp(from, to) < 0 && period_holds(&g->shown, from); from = day_plus(from, 1))
		g->days[day_diff(from, g->shown.start)].inside++;
}

static bool add_reason(struct gate *g, const char *reason, struct fen waived)
{
	size_t i = 0;

	while (i < g->reason_count && strcmp(g->reasons[i].reason, reason))
		i++;
	if (i == g->reason_count) {
		g->reasons = arena_grow(g->arena, g->reasons, i, &g->reason_capacity, sizeof *g->reasons);
		g->reasons[g->reason_count++] = (struct gate_reason){ .reason = arena_strdup(g->arena, reason) };
	}
	g->reasons[i].lines++;
	return fen_add(&g->reasons[i].waived, waived);
}

/* ---- refunds ---- */

static int compare_stay(const struct gate_refund *x, int64_t entered, const char *plate)
{
	if (x->entered != entered)
		return x->entered < entered ? -1 : 1;
	return strcmp(x->plate, plate);
}

static int by_stay(const void *a, const void *b)
{
	const struct gate_refund *x = a, *y = b;
	int c = compare_stay(x, y->entered, y->plate);

	return c ? c : strcmp(x->no, y->no);
}

static bool add_original(struct gate *g, const struct payment *p, int64_t entered, const char *plate)
{
	size_t low = 0, high = g->refund_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare_stay(&g->refunds[middle], entered, plate) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < g->refund_count && !compare_stay(&g->refunds[low], entered, plate); low++)
		if (!fen_add(&g->refunds[low].original, p->stay.received))
			return false;
	return true;
}

static int read_refunds(struct gate *g, struct stage_run *r, const char *source, const char *sql, struct err *e)
{
	struct stmt *s = db_prepare(r->db, sql);
	int rc;

	while ((rc = stmt_step(s, e)) > 0) {
		int64_t moment = moment_of(s);
		size_t lane = booth_lane(g->booth, stmt_text_at(s, LANE, NULL));
		const struct booth_row *shift = booth_shift(g->booth, lane, moment);

		if (!period_holds(&g->shown, shift ? shift->day : day_at(moment)))
			continue;
		g->refunds = arena_grow(g->arena, g->refunds, g->refund_count, &g->refund_capacity, sizeof *g->refunds);
		g->refunds[g->refund_count++] =
		    (struct gate_refund){ .source = source,
					  .no = arena_strdup(g->arena, stmt_text_at(s, NUMBER, NULL)),
					  .plate = arena_strdup(g->arena, stmt_text_at(s, PLATE, NULL)),
					  .entered = stmt_int_at(s, ENTERED),
					  .moment = moment,
					  .lane = lane,
					  .amount = fen_of(stmt_int_at(s, RECEIVED)) };
	}
	stmt_end(s);
	return rc;
}

/* ---- the pass ---- */

static bool add_payment(struct gate *g, struct stmt *s)
{
	int64_t moment = moment_of(s);
	struct day paid = day_at(moment);
	size_t lane = booth_lane(g->booth, stmt_text_at(s, LANE, NULL));
	struct booth_row *row = booth_shift(g->booth, lane, moment);
	struct payment p;
	struct gate_day *d;

	if (!row && day_cmp(paid, g->shown.end) > 0)
		return true;
	if (!row)
		row = booth_loose(g->booth, lane, paid);
	g->any = true;
	d = shown_day(g, row->day);
	if (!payment_of(&p, s) || !sum_payment(&row->sum, &p) || !sum_payment(&month_at(g, row->day)->sum, &p) ||
	    (d && !sum_payment(&d->sum, &p)) || !add_taken(g, &p, paid))
		return false;
	if (d && !fen_zero(p.stay.waived) && !add_reason(g, stmt_text_at(s, REASON, NULL), p.stay.waived))
		return false;
	if (stay_refund(&p.stay))
		return true;
	add_inside(g, stmt_int_at(s, ENTERED), stmt_int_at(s, LEFT));
	return !g->refund_count || add_original(g, &p, stmt_int_at(s, ENTERED), stmt_text_at(s, PLATE, NULL));
}

static int read_payments(struct gate *g, struct stage_run *r, const char *sql, struct err *e)
{
	struct stmt *s = db_prepare(r->db, sql);
	int64_t done = 0;
	int rc;

	while ((rc = stmt_step(s, e)) > 0) {
		if (!add_payment(g, s)) {
			rc = too_much(e);
			break;
		}
		if (!(++done % STEP))
			stage_progress(r, done, 0);
	}
	stmt_end(s);
	return rc;
}

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
		if (!sum_shift(&m->sum, x->sum.manual, x->sum.handed, difference) ||
		    (d && !sum_shift(&d->sum, x->sum.manual, x->sum.handed, difference)))
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
	if (read_refunds(g, r, "parking_txns", SQL_TXN_REFUNDS, e) < 0 ||
	    read_refunds(g, r, "parking_orders", SQL_ORDER_REFUNDS, e) < 0)
		return -1;
	if (g->refund_count)
		qsort(g->refunds, g->refund_count, sizeof *g->refunds, by_stay);
	if (read_payments(g, r, SQL_TXNS, e) < 0 || read_payments(g, r, SQL_ORDERS, e) < 0)
		return -1;
	return add_shifts(g, e);
}
