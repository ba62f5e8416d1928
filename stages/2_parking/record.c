#include "stages/2_parking/record.h"

#include "stages/2_parking/queries.sql.h"

static int too_much(struct err *e)
{
	return err_set(e, ERR_INPUT, _("the parking amounts are too large to add up"));
}

static void bind_sum(struct stmt *s, const struct takings *x)
{
	stmt_bind_int(s, "cars", takings_cars(x));
	stmt_bind_int(s, "paid", x->paid);
	stmt_bind_int(s, "free", x->free);
	stmt_bind_int(s, "irregular", x->irregular);
	stmt_bind_fen(s, "charged", x->charged);
	stmt_bind_fen(s, "waived", x->waived);
	stmt_bind_fen(s, "received", x->received);
	stmt_bind_fen(s, "cash", x->ways[STAY_CASH]);
	stmt_bind_fen(s, "handed", x->handed);
	stmt_bind_fen(s, "difference", x->difference);
}

static int bind_electronic(struct stmt *s, const struct takings *x, struct err *e)
{
	struct fen electronic;

	if (!takings_electronic(x, &electronic))
		return too_much(e);
	stmt_bind_fen(s, "electronic", electronic);
	return 0;
}

/* ---- lines ---- */

static int bind_tickets(struct stmt *s, const struct booth_row *x, struct err *e)
{
	struct fen face;

	if (!x->tickets.used) {
		stmt_bind_null(s, "used");
		stmt_bind_null(s, "voided");
		stmt_bind_null(s, "valid");
		stmt_bind_null(s, "face");
		return 0;
	}
	stmt_bind_int(s, "used", x->tickets.used);
	stmt_bind_int(s, "voided", x->tickets.voided);
	stmt_bind_int(s, "valid", x->tickets.valid);
	if (!fen_scale(x->face, x->tickets.valid, 1, &face))
		return too_much(e);
	stmt_bind_known(s, "face", x->has_face, fen_count(face));
	return 0;
}

static void bind_shift(struct stmt *s, const struct booth_row *x)
{
	stmt_bind_text(s, "shift", x->shift);
	stmt_bind_text(s, "collector", x->collector);
	stmt_bind_known(s, "start", x->timed, x->hours.start);
	if (x->shift) {
		stmt_bind_int(s, "part", x->part);
		stmt_bind_int(s, "line", x->line);
		return;
	}
	stmt_bind_null(s, "part");
	stmt_bind_null(s, "line");
	stmt_bind_null(s, "difference");
}

static int record_line(struct stmt *s, const struct gate *g, const struct booth_row *x, struct err *e)
{
	stmt_bind_day(s, "day", x->day);
	stmt_bind_int(s, "month", period_of(&g->terms, x->day).month);
	stmt_bind_text(s, "lane", g->booth->lanes[x->lane].name);
	bind_sum(s, &x->sum);
	bind_shift(s, x);
	stmt_bind_fen(s, "wechat", x->sum.ways[STAY_WECHAT]);
	stmt_bind_fen(s, "alipay", x->sum.ways[STAY_ALIPAY]);
	stmt_bind_fen(s, "etc", x->sum.ways[STAY_ETC]);
	stmt_bind_fen(s, "union", x->sum.ways[STAY_UNION]);
	stmt_bind_fen(s, "other", x->sum.ways[STAY_OTHER]);
	stmt_bind_fen(s, "given", x->sum.given);
	stmt_bind_fen(s, "unpaid", x->sum.unpaid);
	stmt_bind_fen(s, "manual", x->sum.manual);
	if (bind_tickets(s, x, e) < 0)
		return -1;
	return stmt_exec(s, e);
}

int record_lines(struct stage_run *r, struct gate *g, struct err *e)
{
	struct stmt *s = db_prepare(r->db, SQL_ADD_ROW);

	for (size_t i = 0; i < g->booth->shift_count; i++)
		if (record_line(s, g, g->booth->shifts[i], e) < 0)
			return -1;
	for (size_t i = 0; i < g->booth->loose_count; i++)
		if (record_line(s, g, g->booth->loose[i], e) < 0)
			return -1;
	stmt_end(s);
	return 0;
}

/* ---- days ---- */

int record_days(struct stage_run *r, const struct gate *g, struct err *e)
{
	struct stmt *s = db_prepare(r->db, SQL_ADD_DATE);

	for (int i = 0; g->any && i <= day_diff(g->shown.end, g->shown.start); i++) {
		stmt_bind_day(s, "day", day_plus(g->shown.start, i));
		bind_sum(s, &g->days[i].sum);
		stmt_bind_int(s, "inside", g->days[i].inside);
		stmt_bind_int(s, "lacking", !g->days[i].has_shift);
		if (bind_electronic(s, &g->days[i].sum, e) < 0 || stmt_exec(s, e) < 0)
			return -1;
	}
	stmt_end(s);
	return 0;
}

/* ---- months ---- */

/* Hundredths of a percent that `now` is above `before`; NULL where there is nothing to compare with. */
static int bind_change(struct stmt *s, const char *name, struct fen now, const struct gate_month *before, struct err *e)
{
	struct fen change = now, percent;

	stmt_bind_null(s, name);
	if (!before || !fen_positive(before->sum.received))
		return 0;
	if (!fen_sub(&change, before->sum.received) ||
	    !fen_scale(change, 10000, fen_count(before->sum.received), &percent))
		return too_much(e);
	stmt_bind_int(s, name, fen_count(percent));
	return 0;
}

static const struct gate_month *month_of_number(const struct gate *g, int32_t month)
{
	for (size_t i = 0; i < g->month_count; i++)
		if (g->months[i]->period.month == month)
			return g->months[i];
	return NULL;
}

static int record_month(struct stmt *s, const struct gate *g, const struct gate_month *m, struct err *e)
{
	struct day last = day_cmp(m->period.end, g->shown.end) < 0 ? m->period.end : g->shown.end;
	int64_t days = day_diff(last, m->period.start) + 1, cars = takings_cars(&m->sum);
	struct fen average = m->sum.received;

	stmt_bind_int(s, "month", m->period.month);
	bind_sum(s, &m->sum);
	stmt_bind_int(s, "days", days);
	stmt_bind_int(s, "lacking", days - m->shift_days);
	stmt_bind_null(s, "average");
	if (cars && !fen_scale(average, 1, cars, &average))
		return too_much(e);
	if (cars)
		stmt_bind_fen(s, "average", average);
	if (bind_electronic(s, &m->sum, e) < 0 ||
	    bind_change(s, "change", m->sum.received, month_of_number(g, m->period.month - 1), e) < 0 ||
	    bind_change(s, "year_change", m->sum.received, month_of_number(g, m->period.month - 12), e) < 0)
		return -1;
	return stmt_exec(s, e);
}

int record_months(struct stage_run *r, const struct gate *g, struct err *e)
{
	struct stmt *period = db_prepare(r->db, SQL_ADD_PERIOD), *s = db_prepare(r->db, SQL_ADD_MONTH);

	stmt_bind_int(period, "month", g->shown.month);
	stmt_bind_day(period, "start", g->shown.start);
	stmt_bind_day(period, "end", g->shown.end);
	if (stmt_exec(period, e) < 0)
		return -1;
	for (size_t i = 0; i < g->month_count; i++)
		if (record_month(s, g, g->months[i], e) < 0)
			return -1;
	stmt_end(period);
	stmt_end(s);
	return 0;
}

int record_reasons(struct stage_run *r, const struct gate *g, struct err *e)
{
	struct stmt *s = db_prepare(r->db, SQL_ADD_REASON);

	for (size_t i = 0; i < g->reason_count; i++) {
		stmt_bind_text(s, "reason", g->reasons[i].reason);
		stmt_bind_int(s, "lines", g->reasons[i].lines);
		stmt_bind_fen(s, "waived", g->reasons[i].waived);
		if (stmt_exec(s, e) < 0)
			return -1;
	}
	stmt_end(s);
	return 0;
}
