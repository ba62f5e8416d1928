#include "stages/2_arrears/notice.h"

#include "pipeline/rules/owner.h"
#include "stages/2_arrears/queries.sql.h"

struct notice {
	struct stmt *step, *letter, *bill, *reminder;
	struct day as_of, cut;
};

struct notice *notice_new(struct arena *a, struct db *db, struct day as_of, struct day cut)
{
	struct notice *n = arena_alloc(a, sizeof *n);

	n->step = db_prepare(db, SQL_ADD_STEP);
	n->letter = db_prepare(db, SQL_ADD_LETTER);
	n->bill = db_prepare(db, SQL_ADD_LETTER_BILL);
	n->reminder = db_prepare(db, SQL_ADD_REMINDER);
	n->as_of = as_of;
	n->cut = cut;
	return n;
}

static const char *some(const char *text)
{
	return text && *text ? text : NULL;
}

/* The period, the months and what is owed: alike in steps and letters. */
static void bind_debt(struct stmt *s, const struct house *h, const struct dunning *d)
{
	stmt_bind_text(s, "room", h->row->room);
	stmt_bind_text(s, "owner", h->row->owner);
	stmt_bind_text(s, "step", dunning_text(d->step));
	stmt_bind_fen(s, "owed", h->sum.owed);
	stmt_bind_day(s, "from_day", h->sum.from);
	stmt_bind_day(s, "to_day", h->sum.to);
	stmt_bind_int(s, "months", h->sum.months);
	stmt_bind_day(s, "pay_by", d->pay_by);
}

/* All that holds the letter: 争议、低于最低金额. */
static const char *gates_text(struct arena *a, const struct dunning *d)
{
	const char *text = "";

	for (int i = 0; i < DUNNING_GATES; i++)
		if (d->gates & 1u << i)
			text = arena_printf(a, "%s%s%s", text, *text ? "、" : "",
					    i == DUNNING_HELD ? d->reason : dunning_gate_text((enum dunning_gate)i));
	return text;
}

int notice_step(struct notice *n, const struct house *h, const struct dunning *d, const struct post_letter *lapsed,
		const struct post_letter *first, struct err *e)
{
	struct stmt *s = n->step;

	bind_debt(s, h, d);
	stmt_bind_text(s, "reason", d->reason);
	stmt_bind_text(s, "gates", gates_text(h->account.arena, d));
	stmt_bind_int(s, "planned", d->step >= DUNNING_S2 && !d->reason);
	stmt_bind_day(s, "oldest_due", h->sum.oldest_due);
	stmt_bind_int(s, "overdue_days", h->sum.overdue_days);
	stmt_bind_day(s, "limitation", h->limitation);
	stmt_bind_int(s, "near_limitation", d->near_limitation);
	stmt_bind_text(s, "lapsed_no", lapsed ? lapsed->letter->number : NULL);
	stmt_bind_text(s, "first_no", first ? first->letter->number : NULL);
	return stmt_exec(s, e);
}

static const char *owners_text(struct arena *a, const char *cell)
{
	const char *const *names = owner_names(a, cell);
	const char *text = names[0];

	for (names++; *names; names++)
		text = arena_printf(a, "%s、%s", text, *names);
	return text;
}

int notice_letter(struct notice *n, const struct house *h, const struct dunning *d, int64_t place, const struct post_letter *first,
		  struct err *e)
{
	struct stmt *s = n->letter;

	bind_debt(s, h, d);
	stmt_bind_int(s, "place", place);
	stmt_bind_text(s, "template", d->step == DUNNING_S2 ? "dunning_s2" : "dunning_s3");
	stmt_bind_text(s, "owners", owners_text(h->account.arena, h->row->owner));
	stmt_bind_text(s, "address", some(h->row->address));
	stmt_bind_known(s, "area", h->row->area, h->row->area);
	stmt_bind_known(s, "price", h->row->price, h->row->price);
	stmt_bind_day(s, "day", n->as_of);
	stmt_bind_day(s, "cut", n->cut);
	stmt_bind_fen(s, "charged", h->charged);
	stmt_bind_fen(s, "waived", h->waived);
	stmt_bind_fen(s, "received", h->received);
	stmt_bind_known(s, "penalty", h->has_penalty, fen_count(h->penalty));
	stmt_bind_text(s, "first_number", first ? first->letter->number : NULL);
	stmt_bind_day(s, "first_day", first ? first->letter->as_of : DAY_NONE);
	return stmt_exec(s, e);
}

static void bind_bill(struct stmt *s, const struct house *h, int bill)
{
	const struct bill *b = &h->account.bills[bill];
	const struct account_origin *o = &h->account.bill_origins[bill];

	stmt_bind_text(s, "bill_no", b->number);
	stmt_bind_text(s, "source", o->source);
	stmt_bind_text(s, "item", o->item->shown);
	stmt_bind_int(s, "period_from", b->month_from);
	stmt_bind_int(s, "period_to", b->month_to);
	stmt_bind_fen(s, "owed", bill_owed(b));
	stmt_bind_day(s, "due", b->due);
}

int notice_bill(struct notice *n, const struct house *h, const struct house_overdue *o, int64_t place, int seq, struct err *e)
{
	const struct bill *b = &h->account.bills[o->bill];
	struct stmt *s = n->bill;

	bind_bill(s, h, o->bill);
	stmt_bind_int(s, "place", place);
	stmt_bind_int(s, "seq", seq);
	stmt_bind_fen(s, "charged", b->charged);
	stmt_bind_fen(s, "waived", b->waived);
	stmt_bind_fen(s, "received", b->received);
	stmt_bind_known(s, "penalty", o->has_penalty, fen_count(o->penalty));
	return stmt_exec(s, e);
}

int notice_reminder(struct notice *n, const struct house *h, int bill, struct err *e)
{
	struct stmt *s = n->reminder;

	bind_bill(s, h, bill);
	stmt_bind_text(s, "room", h->row->room);
	stmt_bind_text(s, "owner", h->row->owner);
	stmt_bind_int(s, "part", h->account.bill_origins[bill].part);
	stmt_bind_int(s, "line", h->account.bill_origins[bill].line);
	return stmt_exec(s, e);
}
