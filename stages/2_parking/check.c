#include "stages/2_parking/check.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/rules/workday.h"
#include "stages/2_parking/queries.sql.h"

struct checking {
	struct stage_run *run;
	const struct check_terms *terms;
	const struct gate *gate;
	struct stmt *add;
};

int check_terms_read(struct check_terms *t, struct stage_run *r, struct err *e)
{
	const char *match = settings_text(r->settings, "ticket.match");

	*t = (struct check_terms){ .tolerance = settings_money(r->settings, "cash.tolerance"),
				   .match = !strcmp(match, "cash")  ? CHECK_MATCH_CASH
					    : !strcmp(match, "all") ? CHECK_MATCH_ALL
								    : CHECK_MATCH_NONE,
				   .manual_most = settings_int(r->settings, "gate.manual_max") };
	t->holidays = settings_days(r->arena, r->settings, "calendar.holidays", &t->holiday_count, e);
	return t->holidays ? 0 : -1;
}

/* ---- telling ---- */

/* difference NULL: not about money. */
static int tell(struct checking *c, const char *rule, const struct booth_row *x, const struct fen *difference,
		struct err *e, const char *format, ...) __attribute__((format(printf, 6, 7)));

static int tell(struct checking *c, const char *rule, const struct booth_row *x, const struct fen *difference,
		struct err *e, const char *format, ...)
{
	struct stmt *s = c->add;
	char note[512];
	va_list ap;

	va_start(ap, format);
	vsnprintf(note, sizeof note, format, ap);
	va_end(ap);
	stmt_bind_day(s, "day", x->day);
	if (x->timed)
		stmt_bind_int(s, "start", x->hours.start);
	else
		stmt_bind_null(s, "start");
	stmt_bind_text(s, "shift", x->shift);
	stmt_bind_text(s, "lane", c->gate->booth->lanes[x->lane].name);
	stmt_bind_text(s, "rule", rule);
	stmt_bind_text(s, "note", note);
	if (difference)
		stmt_bind_fen(s, "difference", *difference);
	else
		stmt_bind_null(s, "difference");
	return stmt_exec(s, e);
}

static int too_much(struct err *e)
{
	return err_set(e, ERR_INPUT, _("the parking amounts are too large to add up"));
}

/* ---- money: PK-1, PK-2, PK-3 ---- */

static int check_balance(struct checking *c, const struct booth_row *x, struct err *e)
{
	const struct takings *s = &x->sum;
	struct fen all = s->received, ways = s->ways[STAY_CASH], online;

	if (!fen_add(&all, s->waived) || !fen_add(&all, s->given) || !fen_add(&all, s->unpaid) ||
	    !fen_sub(&all, s->charged) || !takings_electronic(s, &online) || !fen_add(&ways, online) ||
	    !fen_sub(&ways, s->received))
		return too_much(e);
	if (!fen_zero(all) && tell(c, "PK-1", x, &all, e, "系统不平：实收 + 减免 + 免费放行 + 未收 与应收不等") < 0)
		return -1;
	if (!fen_zero(ways) && tell(c, "PK-2", x, &ways, e, "支付方式不平：各支付方式合计与实收不等") < 0)
		return -1;
	return 0;
}

static int check_cash(struct checking *c, const struct booth_row *x, struct err *e)
{
	struct fen d = x->sum.difference, size = fen_positive(d) ? d : fen_negated(d);

	if (!x->shift || fen_zero(d))
		return 0;
	return tell(c, "PK-3", x, &d, e, "%s%s", fen_positive(d) ? "长款" : "短款",
		    fen_cmp(size, c->terms->tolerance) > 0 ? "，需说明原因" : "");
}

/* ---- tickets: PK-5, PK-6 ---- */

static const char *ticket_words(enum ticket_fault fault)
{
	switch (fault) {
	case TICKET_HALF:
		return "票据起号、止号不全";
	case TICKET_UNREADABLE:
		return "票据号码看不懂";
	case TICKET_PREFIX:
		return "起号、止号不是同一本票据，不能相减";
	case TICKET_BACKWARDS:
		return "止号小于起号";
	case TICKET_VOID:
		return "作废票号不在起止号之内";
	case TICKET_GOOD:
	case TICKET_NONE:
	default:
		return NULL;
	}
}

static int check_tickets(struct checking *c, const struct booth_row *x, struct err *e)
{
	const char *words = ticket_words(x->fault);
	struct fen face, against = x->sum.ways[STAY_CASH];

	if (words && tell(c, "PK-5", x, NULL, e, "%s", words) < 0)
		return -1;
	if (c->terms->match == CHECK_MATCH_NONE || !x->tickets.used || !x->has_face)
		return 0;
	if (c->terms->match == CHECK_MATCH_ALL)
		against = x->sum.received;
	if (!fen_scale(x->face, x->tickets.valid, 1, &face) || !fen_sub(&face, against) ||
	    !fen_sub(&face, x->sum.manual))
		return too_much(e);
	return fen_zero(face) ? 0
			      : tell(c, "PK-6", x, &face, e, "票面金额与%s不等",
				     c->terms->match == CHECK_MATCH_ALL ? "收费合计" : "现金收费");
}

/* ---- releases: PK-10; deposits: PK-11 ---- */

static int check_releases(struct checking *c, const struct booth_row *x, struct err *e)
{
	if (x->sum.irregular > c->terms->manual_most &&
	    tell(c, "PK-10", x, NULL, e, "异常、手动放行 %lld 次，超过 %lld 次", (long long)x->sum.irregular,
		 (long long)c->terms->manual_most) < 0)
		return -1;
	if (x->sum.unexplained)
		return tell(c, "PK-10", x, NULL, e, "免费放行 %lld 次没有原因", (long long)x->sum.unexplained);
	return 0;
}

static int check_deposit(struct checking *c, const struct booth_row *x, struct err *e)
{
	struct day due;
	struct fen missing = fen_negated(x->sum.handed);
	char text[DAY_TEXT];

	if (!x->shift || !c->gate->booth->deposits || !fen_positive(x->sum.handed))
		return 0;
	due = workday_after(x->day, 1, c->terms->holidays, c->terms->holiday_count);
	if (day_none(x->deposited) || day_cmp(x->deposited, c->run->as_of) > 0)
		return day_cmp(c->run->as_of, due) <= 0
			   ? 0
			   : tell(c, "PK-11", x, &missing, e, "现金应在 %s 前存款，至今没有存款记录",
				  day_text(due, text));
	if (day_cmp(x->deposited, due) > 0)
		return tell(c, "PK-11", x, NULL, e, "现金晚于 %s 存款", day_text(due, text));
	return 0;
}

static int check_line(struct checking *c, const struct booth_row *x, struct err *e)
{
	if (!period_holds(&c->gate->shown, x->day))
		return 0;
	if (check_balance(c, x, e) < 0 || check_cash(c, x, e) < 0 || check_tickets(c, x, e) < 0 ||
	    check_releases(c, x, e) < 0)
		return -1;
	return check_deposit(c, x, e);
}

/* ---- books: PK-7 ---- */

static bool same_book(const struct booth_row *x, const struct booth_row *y)
{
	return x->lane == y->lane && x->has_face == y->has_face && !fen_cmp(x->face, y->face) &&
	       !strcmp(x->tickets.prefix, y->tickets.prefix);
}

static int by_time(const struct booth_row *x, const struct booth_row *y)
{
	if (x->timed && y->timed && x->hours.start != y->hours.start)
		return x->hours.start < y->hours.start ? -1 : 1;
	if (day_cmp(x->day, y->day))
		return day_cmp(x->day, y->day);
	if (x->tickets.first != y->tickets.first)
		return x->tickets.first < y->tickets.first ? -1 : 1;
	return strcmp(x->shift, y->shift);
}

static int by_book(const void *a, const void *b)
{
	const struct booth_row *x = *(struct booth_row *const *)a, *y = *(struct booth_row *const *)b;
	int c = strcmp(x->tickets.prefix, y->tickets.prefix);

	if (x->lane != y->lane)
		return x->lane < y->lane ? -1 : 1;
	if (x->has_face != y->has_face)
		return x->has_face ? 1 : -1;
	if (fen_cmp(x->face, y->face))
		return fen_cmp(x->face, y->face);
	return c ? c : by_time(x, y);
}

static int check_step(struct checking *c, const struct booth_row *before, const struct booth_row *x, struct err *e)
{
	int64_t count;

	if (!period_holds(&c->gate->shown, x->day))
		return 0;
	switch (ticket_step(before->tickets.last, x->tickets.first, &count)) {
	case TICKET_GAP:
		return tell(c, "PK-7", x, NULL, e, "断号：与上一班之间缺 %lld 张", (long long)count);
	case TICKET_OVERLAP:
		return tell(c, "PK-7", x, NULL, e, "重号：起号应接上一班止号之后，重 %lld 张", (long long)count);
	case TICKET_GOES_ON:
	default:
		return 0;
	}
}

static int check_books(struct checking *c, struct err *e)
{
	const struct booth *b = c->gate->booth;
	struct booth_row **rows = arena_array(c->run->arena, b->shift_count + 1, sizeof(struct booth_row *));
	size_t count = 0;

	for (size_t i = 0; i < b->shift_count; i++)
		if (b->shifts[i]->tickets.used)
			rows[count++] = b->shifts[i];
	if (count)
		qsort(rows, count, sizeof(struct booth_row *), by_book);
	for (size_t i = 1; i < count; i++)
		if (same_book(rows[i - 1], rows[i]) && check_step(c, rows[i - 1], rows[i], e) < 0)
			return -1;
	return 0;
}

/* ---- hours: PK-9 ---- */

static const char *span_text(int64_t seconds, char out[48])
{
	snprintf(out, 48, "%lld小时%lld分", (long long)(seconds / 3600), (long long)(seconds / 60 % 60));
	return out;
}

static int check_hours(struct checking *c, const struct booth_lane *l, size_t i, struct err *e)
{
	const struct booth_row *x = l->rows[i];
	int64_t seconds;
	char text[48];

	if (!period_holds(&c->gate->shown, x->day))
		return 0;
	switch (shift_step(l->reach[i - 1], l->hours[i].start, &seconds)) {
	case SHIFT_GAP:
		return tell(c, "PK-9", x, NULL, e, "与上一班之间有 %s 无人当班", span_text(seconds, text));
	case SHIFT_OVERLAP:
		if (l->hours[i].end < l->reach[i - 1])
			seconds = l->hours[i].end - l->hours[i].start;
		return tell(c, "PK-9", x, NULL, e, "与上一班重叠 %s", span_text(seconds, text));
	case SHIFT_GOES_ON:
	default:
		return 0;
	}
}

/* ---- refunds: PK-12 ---- */

static int check_refund(struct checking *c, const struct refund *x, struct fen together, struct err *e)
{
	const struct booth_row *shift = booth_shift(c->gate->booth, x->lane, x->moment);
	struct booth_row none = { .day = moment_day((struct moment){ x->moment }), .lane = x->lane };

	if (!fen_positive(x->original))
		return tell(c, "PK-12", shift ? shift : &none, &x->amount, e, "退费 %s 找不到原收费", x->no);
	if (!fen_add(&together, x->original))
		return too_much(e);
	if (fen_positive(fen_negated(together)))
		return tell(c, "PK-12", shift ? shift : &none, &together, e, "退费 %s 超过原收费", x->no);
	return 0;
}

/* The refunds of a stay together. */
static int check_refunds(struct checking *c, const struct refunds *x, struct err *e)
{
	for (size_t i = 0, next; i < x->count; i = next) {
		struct fen together = fen_of(0);

		for (next = i; next < x->count && refund_same_stay(&x->list[i], &x->list[next]); next++)
			if (!fen_add(&together, x->list[next].amount))
				return too_much(e);
		for (size_t k = i; k < next; k++)
			if ((k == next - 1 || !fen_positive(x->list[k].original)) && check_refund(c, &x->list[k], together, e) < 0)
				return -1;
	}
	return 0;
}

/* ---- all ---- */

int check_lines(struct stage_run *r, const struct check_terms *t, const struct gate *g, const struct refunds *refunds,
		struct err *e)
{
	struct checking c = { r, t, g, db_prepare(r->db, SQL_ADD_CHECK) };
	const struct booth *b = g->booth;

	for (size_t i = 0; i < b->shift_count; i++)
		if (check_line(&c, b->shifts[i], e) < 0)
			return -1;
	for (size_t i = 0; i < b->loose_count; i++)
		if (check_line(&c, b->loose[i], e) < 0)
			return -1;
	for (size_t l = 0; l < b->lane_count; l++)
		for (size_t i = 1; i < b->lanes[l].count; i++)
			if (check_hours(&c, &b->lanes[l], i, e) < 0)
				return -1;
	if (check_books(&c, e) < 0 || check_refunds(&c, refunds, e) < 0)
		return -1;
	stmt_end(c.add);
	return 0;
}

int check_channel(struct stage_run *r, struct day day, const char *channel, bool missing, struct fen difference,
		  struct err *e)
{
	struct stmt *s = db_prepare(r->db, SQL_ADD_CHECK);
	int rc;

	stmt_bind_day(s, "day", day);
	stmt_bind_null(s, "start");
	stmt_bind_null(s, "shift");
	stmt_bind_null(s, "lane");
	stmt_bind_text(s, "rule", "PK-4");
	stmt_bind_text(s, "note", arena_printf(r->arena, "%s%s", channel, missing ? "没有结算单" : "结算与系统不等"));
	stmt_bind_fen(s, "difference", difference);
	rc = stmt_exec(s, e);
	stmt_end(s);
	return rc;
}
