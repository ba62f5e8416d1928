#include "stages/2_arrears/record.h"

#include <stdio.h>

#include "pipeline/rules/ageing.h"
#include "stages/2_arrears/queries.sql.h"

/* The parameters that every bill has, by place: there are a million of them. */
enum { BILL_ID, ROOM, BILL_NO, SOURCE, ITEM, PERIOD_FROM, PERIOD_TO, CHARGED, WAIVED, RECEIVED, OWED, DUE, PART, LINE, BILL_PLACES };
static const char *const BILL_NAMES[BILL_PLACES] = { "bill_id",	"room",	   "bill_no",  "source", "item", "period_from", "period_to",
						     "charged", "waived", "received", "owed",	 "due",  "part",	"line" };

enum { MOVE_BILL, MOVE_SEQ, MOVE_RECEIPT, MOVE_OF, MOVE_PAID, MOVE_AMOUNT, MOVE_SOURCE, MOVE_PART, MOVE_LINE, MOVE_PLACES };
static const char *const MOVE_NAMES[MOVE_PLACES] = { "bill_id", "seq",	  "receipt_no", "of_no", "paid",
						     "amount",  "source", "part",	"line" };

struct record {
	struct stmt *account, *allocation, *bill, *unspent, *room, *prepaid, *rate;
	int account_places[BILL_PLACES], bill_places[BILL_PLACES], move_places[MOVE_PLACES];
};

static void find_places(struct stmt *s, const char *const *names, int count, int *places)
{
	for (int i = 0; i < count; i++)
		places[i] = stmt_parameter(s, names[i]);
}

struct record *record_new(struct arena *a, struct db *db)
{
	struct record *r = arena_alloc(a, sizeof *r);

	r->account = db_prepare(db, SQL_ADD_ACCOUNT);
	r->allocation = db_prepare(db, SQL_ADD_ALLOCATION);
	r->bill = db_prepare(db, SQL_ADD_BILL);
	r->unspent = db_prepare(db, SQL_ADD_UNSPENT);
	r->room = db_prepare(db, SQL_ADD_ROOM);
	r->prepaid = db_prepare(db, SQL_ADD_PREPAID);
	r->rate = db_prepare(db, SQL_ADD_RATE);
	find_places(r->account, BILL_NAMES, BILL_PLACES, r->account_places);
	find_places(r->bill, BILL_NAMES, BILL_PLACES, r->bill_places);
	find_places(r->allocation, MOVE_NAMES, MOVE_PLACES, r->move_places);
	return r;
}

static void bind_bill(struct stmt *s, const int *places, const struct account *a, int bill, int64_t bill_id)
{
	const struct bill *b = &a->bills[bill];
	const struct account_origin *o = &a->bill_origins[bill];

	stmt_bind_int_at(s, places[BILL_ID], bill_id);
	stmt_bind_text_at(s, places[ROOM], a->room, -1);
	stmt_bind_text_at(s, places[BILL_NO], b->number, -1);
	stmt_bind_text_at(s, places[SOURCE], o->source, -1);
	stmt_bind_text_at(s, places[ITEM], o->item->shown, -1);
	stmt_bind_int_at(s, places[PERIOD_FROM], b->month_from);
	stmt_bind_int_at(s, places[PERIOD_TO], b->month_to);
	stmt_bind_int_at(s, places[CHARGED], fen_count(b->charged));
	stmt_bind_int_at(s, places[WAIVED], fen_count(b->waived));
	stmt_bind_int_at(s, places[RECEIVED], fen_count(b->received));
	stmt_bind_int_at(s, places[OWED], fen_count(bill_owed(b)));
	stmt_bind_int_at(s, places[DUE], day_count(b->due));
	stmt_bind_int_at(s, places[PART], o->part);
	stmt_bind_int_at(s, places[LINE], o->line);
}

int record_account(struct record *r, const struct account *a, int bill, int64_t bill_id, struct err *e)
{
	bind_bill(r->account, r->account_places, a, bill, bill_id);
	return stmt_exec(r->account, e);
}

int record_allocation(struct record *r, const struct account *a, const struct allocation *x, int64_t bill_id, int seq, struct err *e)
{
	const struct account_origin *o = &a->receipt_origins[x->receipt];
	struct stmt *s = r->allocation;
	const int *places = r->move_places;

	stmt_bind_int_at(s, places[MOVE_BILL], bill_id);
	stmt_bind_int_at(s, places[MOVE_SEQ], seq);
	stmt_bind_text_at(s, places[MOVE_RECEIPT], a->receipts[x->receipt].number, -1);
	if (x->of == x->receipt)
		stmt_bind_null_at(s, places[MOVE_OF]);
	else
		stmt_bind_text_at(s, places[MOVE_OF], a->receipts[x->of].number, -1);
	stmt_bind_int_at(s, places[MOVE_PAID], day_count(a->receipts[x->receipt].paid));
	stmt_bind_int_at(s, places[MOVE_AMOUNT], fen_count(x->amount));
	stmt_bind_text_at(s, places[MOVE_SOURCE], o->source, -1);
	stmt_bind_int_at(s, places[MOVE_PART], o->part);
	stmt_bind_int_at(s, places[MOVE_LINE], o->line);
	return stmt_exec(s, e);
}

int record_bill(struct record *r, const struct house *h, const struct house_overdue *o, int64_t bill_id, struct day as_of, struct err *e)
{
	const struct bill *b = &h->account.bills[o->bill];
	struct stmt *s = r->bill;

	bind_bill(s, r->bill_places, &h->account, o->bill, bill_id);
	stmt_bind_text(s, "owner", h->account.owner);
	stmt_bind_day(s, "start", b->begin);
	stmt_bind_day(s, "end", b->end);
	stmt_bind_int(s, "overdue_days", ageing_days(b->due, as_of));
	stmt_bind_int(s, "bucket", ageing_bucket(b->due, as_of));
	stmt_bind_day(s, "limitation", o->limitation);
	stmt_bind_known(s, "penalty", o->has_penalty, fen_count(o->penalty));
	return stmt_exec(s, e);
}

static const char *fate_text(const struct receipt *x)
{
	switch (x->fate) {
	case RECEIPT_VOID:
		return "作废";
	case RECEIPT_NO_ORIGINAL:
		return "无原收据";
	case RECEIPT_ABOVE_ORIGINAL:
		return "超原收据";
	case RECEIPT_LATER:
	case RECEIPT_TAKES_PART:
		break;
	}
	return x->waits ? "留待" : x->deposit ? "暂收" : "预收";
}

int record_unspent(struct record *r, const struct account *a, int receipt, struct err *e)
{
	const struct receipt *x = &a->receipts[receipt];
	struct stmt *s = r->unspent;

	stmt_bind_text(s, "room", a->room);
	stmt_bind_text(s, "receipt_no", x->number);
	stmt_bind_day(s, "paid", x->paid);
	stmt_bind_fen(s, "amount", x->amount);
	stmt_bind_fen(s, "unspent", x->left);
	stmt_bind_text(s, "fate", fate_text(x));
	stmt_bind_text(s, "source", a->receipt_origins[receipt].source);
	stmt_bind_int(s, "part", a->receipt_origins[receipt].part);
	stmt_bind_int(s, "line", a->receipt_origins[receipt].line);
	return stmt_exec(s, e);
}

static void bind_sums(struct stmt *s, const struct arrears *sum)
{
	static const char *const names[] = { "", "b1", "b2", "b3", "b4", "b5", "b6", "b7" };

	for (int i = 1; i <= AGEING_BUCKETS; i++)
		stmt_bind_fen(s, names[i], sum->bucket[i]);
	stmt_bind_fen(s, "owed", sum->owed);
	stmt_bind_int(s, "months", sum->months);
	stmt_bind_int(s, "months_partial", sum->months_partial);
	stmt_bind_day(s, "from_day", sum->from);
	stmt_bind_day(s, "to_day", sum->to);
	stmt_bind_day(s, "oldest_due", sum->oldest_due);
	stmt_bind_int(s, "overdue_days", sum->overdue_days);
}

int record_room(struct record *r, const struct house *h, const struct dunning *d, struct err *e)
{
	struct stmt *s = r->room;

	stmt_bind_text(s, "room", h->row->room);
	stmt_bind_text(s, "owner", h->row->owner);
	stmt_bind_text(s, "payer", h->row->payer);
	stmt_bind_int(s, "known", h->row->known);
	bind_sums(s, &h->sum);
	stmt_bind_known(s, "penalty", h->has_penalty, fen_count(h->penalty));
	stmt_bind_fen(s, "prepaid", h->prepaid);
	stmt_bind_int(s, "waiver_pending", h->waiver_pending);
	stmt_bind_text(s, "step", d->step ? dunning_text(d->step) : NULL);
	stmt_bind_text(s, "no_letter", d->reason);
	stmt_bind_int(s, "draft", !d->reason && dunning_writes(d->step));
	return stmt_exec(s, e);
}

int record_prepaid(struct record *r, const struct account *a, struct fen prepaid, struct err *e)
{
	stmt_bind_text(r->prepaid, "room", a->room);
	stmt_bind_text(r->prepaid, "owner", a->owner);
	stmt_bind_fen(r->prepaid, "prepaid", prepaid);
	return stmt_exec(r->prepaid, e);
}

int record_rate(struct record *r, int place, const char *period, const char *item, const struct rate *rate, struct err *e)
{
	struct stmt *s = r->rate;
	int64_t value = 0;
	bool any;

	stmt_bind_int(s, "place", place);
	stmt_bind_text(s, "period", period);
	stmt_bind_text(s, "item", item);
	stmt_bind_fen(s, "charged", rate->charged);
	stmt_bind_fen(s, "received", rate->received);
	stmt_bind_fen(s, "opening", rate->opening);
	stmt_bind_fen(s, "recovered", rate->recovered);
	any = rate_current(rate, &value);
	stmt_bind_known(s, "current_rate", any, value);
	any = rate_recovery(rate, &value);
	stmt_bind_known(s, "recovery_rate", any, value);
	any = rate_total(rate, &value);
	stmt_bind_known(s, "total_rate", any, value);
	return stmt_exec(s, e);
}
