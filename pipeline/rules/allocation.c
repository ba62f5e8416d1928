#include "pipeline/rules/allocation.h"

#include <stdlib.h>
#include <string.h>

struct work {
	struct arena *arena;
	struct bill *bills;
	struct receipt *receipts;
	int bill_count, receipt_count;
	int *begun; /* bills that have begun, in the order in which they are paid */
	int begun_count;
	int *turns; /* receipts by date, then number */
	struct day as_of;
	struct allocations *out;
	size_t capacity;
};

/* ---- orders ---- */

static int by_due(const void *x, const void *y, void *user)
{
	const struct bill *bills = user, *a = &bills[*(const int *)x], *b = &bills[*(const int *)y];
	int c;

	if ((c = day_cmp(a->due, b->due)) || (c = (a->rank > b->rank) - (a->rank < b->rank)))
		return c;
	if ((c = strcmp(a->number, b->number)))
		return c;
	return (a > b) - (a < b);
}

static int by_date(const void *x, const void *y, void *user)
{
	const struct receipt *receipts = user, *a = &receipts[*(const int *)x], *b = &receipts[*(const int *)y];
	int c;

	if ((c = day_cmp(a->paid, b->paid)) || (c = strcmp(a->number, b->number)))
		return c;
	return (a > b) - (a < b);
}

static void order(struct work *w)
{
	w->begun = arena_array(w->arena, (size_t)w->bill_count + 1, sizeof *w->begun);
	w->turns = arena_array(w->arena, (size_t)w->receipt_count + 1, sizeof *w->turns);
	for (int i = 0; i < w->bill_count; i++) {
		w->bills[i].received = fen_of(0);
		if (bill_begun(&w->bills[i], w->as_of))
			w->begun[w->begun_count++] = i;
	}
	for (int i = 0; i < w->receipt_count; i++)
		w->turns[i] = i;
	qsort_r(w->begun, (size_t)w->begun_count, sizeof *w->begun, by_due, w->bills);
	qsort_r(w->turns, (size_t)w->receipt_count, sizeof *w->turns, by_date, w->receipts);
}

/* ---- moving money ---- */

static void record(struct work *w, int bill, int receipt, int of, int64_t amount)
{
	struct bill *b = &w->bills[bill];
	struct receipt *r = &w->receipts[of];

	w->out->list = arena_grow(w->arena, w->out->list, w->out->count, &w->capacity, sizeof *w->out->list);
	w->out->list[w->out->count++] = (struct allocation){ bill, receipt, of, fen_of(amount) };
	b->received = fen_of(fen_count(b->received) + amount);
	if (amount > 0)
		r->left = fen_of(fen_count(r->left) - amount);
}

static void pay(struct work *w, int bill, int receipt)
{
	struct fen amount = fen_min(bill_owed(&w->bills[bill]), w->receipts[receipt].left);

	if (fen_positive(amount))
		record(w, bill, receipt, receipt, fen_count(amount));
}

/* ---- the passes ---- */

static bool meant(const struct receipt *r, const struct bill *b, int32_t from, int32_t to)
{
	return (!r->item || r->item == b->item) && b->month_from <= to && b->month_to >= from;
}

/* True when each month that the receipt names has a begun bill: then nothing of it has to wait. */
static bool months_there(const struct work *w, const struct receipt *r)
{
	for (int32_t m = r->month_from; m <= r->month_to; m++) {
		int i = 0;

		while (i < w->begun_count && !meant(r, &w->bills[w->begun[i]], m, m))
			i++;
		if (i == w->begun_count)
			return false;
	}
	return true;
}

static void pay_bill_number(struct work *w, int receipt)
{
	struct receipt *r = &w->receipts[receipt];

	r->waits = true;
	for (int i = 0; i < w->begun_count; i++) {
		if (strcmp(w->bills[w->begun[i]].number, r->bill_number))
			continue;
		r->waits = false;
		if (!r->item)
			r->item = w->bills[w->begun[i]].item; /* what is left goes on to this item's other bills */
		pay(w, w->begun[i], receipt);
	}
}

static void pay_named(struct work *w, int receipt)
{
	struct receipt *r = &w->receipts[receipt];

	if (*r->bill_number) {
		pay_bill_number(w, receipt);
	} else if (r->month_from != RECEIPT_NO_MONTH) {
		for (int i = 0; i < w->begun_count; i++)
			if (meant(r, &w->bills[w->begun[i]], r->month_from, r->month_to))
				pay(w, w->begun[i], receipt);
		r->waits = !months_there(w, r);
	}
}

static void pay_item(struct work *w, int receipt)
{
	const struct receipt *r = &w->receipts[receipt];

	if (!r->item || r->waits)
		return;
	for (int i = 0; i < w->begun_count && fen_positive(r->left); i++)
		if (w->bills[w->begun[i]].item == r->item)
			pay(w, w->begun[i], receipt);
}

static void pay_any(struct work *w, int receipt)
{
	const struct receipt *r = &w->receipts[receipt];

	if (r->waits || r->deposit)
		return;
	for (int i = 0; i < w->begun_count && fen_positive(r->left); i++)
		pay(w, w->begun[i], receipt);
}

/* ---- refunds ---- */

static bool gives_back(const struct receipt *refund, const struct receipt *r)
{
	return r->fate == RECEIPT_TAKES_PART && fen_positive(r->amount) && !strcmp(r->number, refund->original);
}

/* What the refund names itself comes before the receipt's other lines. */
static bool preferred(const struct receipt *refund, const struct receipt *line)
{
	if (*refund->bill_number)
		return !strcmp(refund->bill_number, line->bill_number);
	if (refund->month_from != RECEIPT_NO_MONTH && refund->month_from != line->month_from)
		return false;
	return !refund->item || refund->item == line->item;
}

static int64_t undo_left(struct receipt *line, int64_t amount)
{
	struct fen back = fen_min(line->left, fen_of(amount));

	line->left = fen_of(fen_count(line->left) - fen_count(back));
	return amount - fen_count(back);
}

static int64_t undo_line(struct work *w, int refund, int line, int64_t amount)
{
	amount = undo_left(&w->receipts[line], amount);
	for (size_t i = w->out->count; i-- > 0 && amount > 0;) {
		const struct allocation *x = &w->out->list[i];
		int bill = x->bill;
		int64_t standing = 0, back;

		if (x->of != line || !fen_positive(x->amount))
			continue;
		for (size_t j = i; j < w->out->count; j++) /* an earlier refund may have undone it, or part of it */
			if (w->out->list[j].of == line && w->out->list[j].bill == bill)
				standing += fen_count(w->out->list[j].amount);
		back = standing < amount ? standing : amount;
		if (back <= 0)
			continue;
		record(w, bill, refund, line, -back);
		amount -= back;
	}
	return amount;
}

static void undo(struct work *w, int refund)
{
	struct receipt *r = &w->receipts[refund];
	int64_t amount = -fen_count(r->amount);

	for (int wanted = 1; wanted >= 0; wanted--)
		for (int i = w->receipt_count; i-- > 0 && amount > 0;)
			if (gives_back(r, &w->receipts[w->turns[i]]) &&
			    preferred(r, &w->receipts[w->turns[i]]) == (bool)wanted)
				amount = undo_line(w, refund, w->turns[i], amount);
}

/* What the receipt brought in, less the refunds of earlier turns. */
static int64_t refundable(const struct work *w, int turn)
{
	const struct receipt *refund = &w->receipts[w->turns[turn]];
	int64_t sum = 0;

	for (int i = 0; i < w->receipt_count; i++) {
		const struct receipt *r = &w->receipts[w->turns[i]];

		if (gives_back(refund, r))
			sum += fen_count(r->amount);
		else if (i < turn && fen_count(r->amount) < 0 && r->fate == RECEIPT_TAKES_PART &&
			 !strcmp(r->original, refund->original))
			sum += fen_count(r->amount);
	}
	return sum;
}

static void refund(struct work *w, int turn)
{
	struct receipt *r = &w->receipts[w->turns[turn]];
	bool known = false;

	for (int i = 0; *r->original && i < w->receipt_count; i++)
		known = known || gives_back(r, &w->receipts[i]);
	if (!known)
		r->fate = RECEIPT_NO_ORIGINAL;
	else if (refundable(w, turn) < -fen_count(r->amount))
		r->fate = RECEIPT_ABOVE_ORIGINAL;
	else
		undo(w, w->turns[turn]);
}

/* ---- all of it ---- */

static void admit(struct receipt *r, struct day as_of)
{
	r->fate = r->voided ? RECEIPT_VOID : day_cmp(r->paid, as_of) > 0 ? RECEIPT_LATER : RECEIPT_TAKES_PART;
	r->left = fen_of(0);
	r->waits = false;
	if (r->fate == RECEIPT_TAKES_PART && fen_positive(r->amount))
		r->left = r->amount;
}

void allocation_run(struct arena *a, struct bill *bills, int bill_count, struct receipt *receipts, int receipt_count,
		    struct day as_of, struct allocations *out)
{
	static void (*const passes[])(struct work *, int) = { pay_named, pay_item, pay_any };
	struct work w = { a, bills, receipts, bill_count, receipt_count, NULL, 0, NULL, as_of, out, 0 };

	*out = (struct allocations){ NULL, 0 };
	order(&w);
	for (int i = 0; i < receipt_count; i++)
		admit(&receipts[i], as_of);
	for (size_t p = 0; p < sizeof passes / sizeof *passes; p++)
		for (int i = 0; i < receipt_count; i++)
			if (fen_positive(receipts[w.turns[i]].left))
				passes[p](&w, w.turns[i]);
	for (int i = 0; i < receipt_count; i++)
		if (fen_count(receipts[w.turns[i]].amount) < 0 && receipts[w.turns[i]].fate == RECEIPT_TAKES_PART)
			refund(&w, i);
}

void allocation_by_bill(struct arena *a, struct allocations *all, int bill_count, size_t **first)
{
	struct allocation *sorted = arena_array(a, all->count + 1, sizeof *sorted);
	size_t *start = arena_array(a, (size_t)bill_count + 2, sizeof *start), *next;

	for (size_t i = 0; i < all->count; i++)
		start[all->list[i].bill + 1]++;
	for (int b = 0; b < bill_count; b++)
		start[b + 1] += start[b];
	next = arena_array(a, (size_t)bill_count + 1, sizeof *next);
	memcpy(next, start, (size_t)bill_count * sizeof *next);
	for (size_t i = 0; i < all->count; i++)
		sorted[next[all->list[i].bill]++] = all->list[i];
	all->list = sorted;
	*first = start;
}
