#include "stages/2_arrears/house.h"

#include <stdlib.h>
#include <string.h>

/* Nothing is lost and nothing is paid twice: what went into bills and what is left is what came in. */
static int prove(const struct house *h, struct err *e)
{
	const struct account *a = &h->account;
	int64_t in = 0, left = 0, moved = 0;

	for (int i = 0; i < a->receipt_count; i++) {
		left += fen_count(a->receipts[i].left);
		if (a->receipts[i].fate == RECEIPT_TAKES_PART)
			in += fen_count(a->receipts[i].amount);
		if (fen_count(a->receipts[i].left) < 0)
			return err_set(e, ERR_BUG, "%s: receipt %s is spent above its amount", a->room, a->receipts[i].number);
	}
	for (size_t i = 0; i < h->moves.count; i++)
		moved += fen_count(h->moves.list[i].amount);
	if (moved + left != in)
		return err_set(e, ERR_BUG, "%s: receipts and what became of them differ by %lld fen", a->room,
			       (long long)(in - left - moved));
	return 0;
}

static void add_to(struct fen *sum, struct fen amount)
{
	*sum = fen_of(fen_count(*sum) + fen_count(amount));
}

/* ---- until when ---- */

int house_bill(const struct house *h, const struct ledger_letter_bill *b)
{
	for (int i = 0; i < h->account.bill_count; i++)
		if (!strcmp(h->account.bills[i].number, b->bill_no) && !strcmp(h->account.bill_origins[i].source, b->source))
			return i;
	return -1;
}

static bool demands(const struct post_letter *l, const struct house *h, int bill)
{
	for (size_t i = 0; i < l->letter->bill_count; i++)
		if (!strcmp(l->letter->bills[i].bill_no, h->account.bills[bill].number) &&
		    !strcmp(l->letter->bills[i].source, h->account.bill_origins[bill].source))
			return true;
	return false;
}

static size_t count_deliveries(const struct house *h)
{
	size_t n = 0;

	for (const struct post_letter *l = h->row->letters; l; l = l->next)
		for (const struct post_delivery *d = l->deliveries; d; d = d->next)
			n++;
	return n;
}

/* Payments on the bill interrupt, one that was given back later did, too; and each arrival of a letter that named the bill. */
static struct limitation_event *events_of(const struct house *h, int bill, size_t *count)
{
	size_t most = h->first[bill + 1] - h->first[bill] + count_deliveries(h);
	struct limitation_event *events = arena_array(h->account.arena, most + 1, sizeof *events);

	*count = 0;
	for (size_t i = h->first[bill]; i < h->first[bill + 1]; i++)
		if (fen_positive(h->moves.list[i].amount))
			events[(*count)++] =
			    (struct limitation_event){ h->account.receipts[h->moves.list[i].receipt].paid, 'A', true };
	for (const struct post_letter *l = h->row->letters; l; l = l->next)
		if (l->deliveries && demands(l, h, bill))
			for (const struct post_delivery *d = l->deliveries; d; d = d->next)
				events[(*count)++] = (struct limitation_event){ d->day, d->grade, false };
	return events;
}

bool house_interrupts(const struct house *h, int bill, struct day day, const struct house_terms *t)
{
	size_t count, kept = 0;
	struct limitation_event *events = events_of(h, bill, &count);

	for (size_t i = 0; i < count; i++)
		if (day_cmp(events[i].day, day) < 0)
			events[kept++] = events[i];
	return day_cmp(limitation_of(h->account.bills[bill].due, events, kept, &t->limitation).until, day) >= 0;
}

static struct day limitation_day(const struct house *h, int bill, const struct house_terms *t)
{
	size_t count;
	struct limitation_event *events = events_of(h, bill, &count);

	return limitation_of(h->account.bills[bill].due, events, count, &t->limitation).until;
}

/* ---- 违约金 ---- */

static bool penalty_sum(const struct house *h, int bill, const struct house_terms *t, struct fen *out)
{
	const struct bill *b = &h->account.bills[bill];
	size_t count = h->first[bill + 1] - h->first[bill];
	struct penalty_payment *payments;

	if (t->penalty.rate <= 0 || !t->penalty.clause)
		return false;
	payments = arena_array(h->account.arena, count + 1, sizeof *payments);
	for (size_t i = 0; i < count; i++) {
		const struct allocation *x = &h->moves.list[h->first[bill] + i];

		payments[i] = (struct penalty_payment){ h->account.receipts[x->receipt].paid, x->amount };
	}
	return penalty_of(&t->penalty, bill_net(b), b->due, payments, count, t->account.as_of, out);
}

/* ---- what is overdue ---- */

static void add_overdue(struct house *h, int bill, const struct house_terms *t)
{
	struct house_overdue *o = &h->overdue[h->overdue_count++];
	const struct bill *b = &h->account.bills[bill];

	*o = (struct house_overdue){ .bill = bill, .limitation = limitation_day(h, bill, t) };
	o->has_penalty = penalty_sum(h, bill, t, &o->penalty);
	if (o->has_penalty) {
		h->has_penalty = true;
		add_to(&h->penalty, o->penalty);
	}
	add_to(&h->charged, b->charged);
	add_to(&h->waived, b->waived);
	add_to(&h->received, b->received);
	h->waiver_pending = h->waiver_pending || fen_positive(h->account.bill_origins[bill].waiver_pending);
	if (day_cmp(o->limitation, t->account.as_of) >= 0 &&
	    (day_none(h->limitation) || day_cmp(o->limitation, h->limitation) < 0))
		h->limitation = o->limitation;
}

static int by_due(const void *x, const void *y, void *user)
{
	const struct house_overdue *a = x, *b = y;
	const struct account *account = user;
	int c = day_cmp(account->bills[a->bill].due, account->bills[b->bill].due);

	return c ? c : strcmp(account->bills[a->bill].number, account->bills[b->bill].number);
}

int house_settle(struct house *h, struct arena *a, const struct book_house *row, const struct house_terms *t, struct err *e)
{
	struct account *x = &h->account;

	*h = (struct house){ .row = row, .sum = arrears_none(), .limitation = DAY_NONE };
	if (account_make(x, a, row, &t->account, e) < 0)
		return -1;
	allocation_run(a, x->bills, x->bill_count, x->receipts, x->receipt_count, t->account.as_of, &h->moves);
	allocation_by_bill(a, &h->moves, x->bill_count, &h->first);
	if (prove(h, e) < 0)
		return -1;
	h->overdue = arena_array(a, (size_t)x->bill_count + 1, sizeof *h->overdue);
	for (int i = 0; i < x->bill_count; i++)
		if (arrears_add(a, &h->sum, &x->bills[i], x->bill_origins[i].item->property, t->account.as_of))
			add_overdue(h, i, t);
	arrears_close(&h->sum);
	qsort_r(h->overdue, (size_t)h->overdue_count, sizeof *h->overdue, by_due, x);
	for (int i = 0; i < x->receipt_count; i++)
		if (x->receipts[i].fate == RECEIPT_TAKES_PART && !x->receipts[i].deposit)
			add_to(&h->prepaid, x->receipts[i].left);
	return 0;
}
