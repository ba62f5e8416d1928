#include "stages/2_arrears/sent.h"

#include "stages/2_arrears/queries.sql.h"

struct sent {
	struct stmt *insert;
	const struct house_terms *terms;
};

/* What its bills have become. */
struct since {
	int64_t paid, owed;
	struct day paid_day, limitation; /* DAY_NONE */
};

struct sent *sent_new(struct arena *a, struct db *db, const struct house_terms *terms)
{
	struct sent *s = arena_alloc(a, sizeof *s);

	s->insert = db_prepare(db, SQL_ADD_SENT);
	s->terms = terms;
	return s;
}

static void add_payments(struct since *x, const struct house *h, int bill, struct day day)
{
	for (size_t i = h->first[bill]; i < h->first[bill + 1]; i++) {
		const struct allocation *m = &h->moves.list[i];
		struct day paid = h->account.receipts[m->receipt].paid;

		if (day_cmp(paid, day) <= 0)
			continue;
		x->paid += fen_count(m->amount);
		if (fen_positive(m->amount) && (day_none(x->paid_day) || day_cmp(paid, x->paid_day) > 0))
			x->paid_day = paid;
	}
}

/* The first to end of the times that the delivery began anew. */
static void add_time(struct since *x, const struct sent *s, const struct house *h, int bill, const struct post_delivery *d)
{
	struct limitation_event event = { d->day, d->grade, false };
	struct day until;

	if (d->grade > s->terms->limitation.min_grade || !house_interrupts(h, bill, d->day, s->terms))
		return;
	until = limitation_of(h->account.bills[bill].due, &event, 1, &s->terms->limitation).until;
	if (day_none(x->limitation) || day_cmp(until, x->limitation) < 0)
		x->limitation = until;
}

static struct since since_of(const struct sent *s, const struct house *h, const struct post_letter *l)
{
	struct since x = { .paid_day = DAY_NONE, .limitation = DAY_NONE };

	for (size_t i = 0; i < l->letter->bill_count && !l->voided; i++) {
		int bill = house_bill(h, &l->letter->bills[i]);

		if (bill < 0)
			continue;
		x.owed += fen_count(bill_owed(&h->account.bills[bill]));
		add_payments(&x, h, bill, l->letter->as_of);
		if (l->best)
			add_time(&x, s, h, bill, l->best);
	}
	if (x.paid <= 0) {
		x.paid = 0;
		x.paid_day = DAY_NONE;
	}
	return x;
}

static void bind_letter(struct stmt *s, const struct ledger_letter *l)
{
	stmt_bind_text(s, "number", l->number);
	stmt_bind_text(s, "state", l->state);
	stmt_bind_text(s, "step", l->step);
	stmt_bind_text(s, "room", l->room);
	stmt_bind_text(s, "owner", l->owner);
	stmt_bind_day(s, "from_day", l->from_day);
	stmt_bind_day(s, "to_day", l->to_day);
	stmt_bind_fen(s, "owed", l->owed);
	stmt_bind_day(s, "cut", l->cut);
	stmt_bind_day(s, "day", l->as_of);
	stmt_bind_day(s, "pay_by", l->pay_by);
	stmt_bind_text(s, "approved_by", l->approved_by);
	stmt_bind_text(s, "void_why", l->void_why);
}

static const char *some(const char *text)
{
	return *text ? text : NULL;
}

static void bind_delivery(struct stmt *s, const struct post_delivery *d)
{
	static const char *const names[] = { "way", "courier_no", "delivered", "signer", "relation", "grade", "remark", "part", "line" };

	if (!d) {
		for (size_t i = 0; i < sizeof names / sizeof *names; i++)
			stmt_bind_null(s, names[i]);
		return;
	}
	stmt_bind_text(s, "way", d->way);
	stmt_bind_text(s, "courier_no", some(d->courier_no));
	stmt_bind_day(s, "delivered", d->day);
	stmt_bind_text(s, "signer", some(d->signer));
	stmt_bind_text(s, "relation", some(d->relation));
	stmt_bind_text(s, "grade", (char[]){ d->grade, '\0' });
	stmt_bind_text(s, "remark", some(d->remark));
	stmt_bind_int(s, "part", d->part);
	stmt_bind_int(s, "line", d->line);
}

static int add_letter(struct sent *s, const struct house *h, const struct post_letter *l, struct day as_of, struct err *e)
{
	const struct since x = since_of(s, h, l);

	bind_letter(s->insert, l->letter);
	bind_delivery(s->insert, l->best);
	stmt_bind_int(s->insert, "paid", x.paid);
	stmt_bind_day(s->insert, "paid_day", x.paid_day);
	stmt_bind_day(s->insert, "limitation", x.limitation);
	if (l->voided || day_cmp(as_of, l->letter->pay_by) <= 0)
		stmt_bind_null(s->insert, "unpaid");
	else
		stmt_bind_int(s->insert, "unpaid", x.owed > 0);
	return stmt_exec(s->insert, e);
}

int sent_add(struct sent *s, const struct house *h, struct day as_of, struct err *e)
{
	for (const struct post_letter *l = h->row->letters; l; l = l->next)
		if (add_letter(s, h, l, as_of, e) < 0)
			return -1;
	return 0;
}
