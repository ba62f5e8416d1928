#include "stages/2_arrears/account.h"

#include <string.h>

#include "pipeline/rules/due.h"
#include "pipeline/rules/waiver.h"

static bool fits(int64_t amount)
{
	return amount <= BILL_MOST && amount >= -BILL_MOST;
}

/* ---- bills ---- */

static bool dates_of(const struct book_bill *row, struct bill *b)
{
	struct due d = { row->start, row->end, row->month_from, row->month_to, row->due };

	if (!due_complete(&d))
		return false;
	b->begin = d.start;
	b->end = d.end;
	b->month_from = d.month_from;
	b->month_to = d.month_to;
	b->due = d.day;
	return true;
}

static int doubt_waiver(const struct account_terms *t, const struct book_waiver *w, const struct doubt_row *row, struct err *e)
{
	char text[FEN_TEXT];

	return doubt_add(t->doubts, "FE-01", row, e, "减免 %s 元缺少%s%s%s，未抵减应收", fen_text(fen_of(w->waived), text),
			 *w->number ? "" : "审批号 ", *w->by ? "" : "审批人 ",
			 day_none(w->day)		      ? "审批日期" :
			 day_cmp(w->day, t->as_of) > 0 ? "截止日以前的审批日期" :
							       "");
}

/* Writes what counts of the row's waiver, and what does not because nobody approved it. */
static int take_waiver(const struct account_terms *t, const struct book_waiver *w, struct bill *b, struct account_origin *o,
		       struct err *e)
{
	const struct doubt_row row = { o->source, o->part, o->line, b->number };
	char text[FEN_TEXT];

	if (!w || !w->waived)
		return 0;
	if (w->waived < 0)
		return doubt_add(t->doubts, "DQ-BAL", &row, e, "减免金额 %s 为负，未计", fen_text(fen_of(w->waived), text));
	if (t->require_approval && !w->approved && !waiver_approved(&(struct waiver){ w->number, w->by, w->day }, t->as_of)) {
		o->waiver_pending = fen_of(w->waived);
		return doubt_waiver(t, w, &row, e);
	}
	b->waived = fen_min(fen_of(w->waived), b->charged);
	if (w->waived > fen_count(b->charged))
		return doubt_add(t->doubts, "DQ-BAL", &row, e, "减免 %s 元大于应收，只计到应收", fen_text(fen_of(w->waived), text));
	return 0;
}

/* 1: the bill stands. 0: it was left out, and listed. Bills that have not begun are not judged yet. */
static int check_bill(const struct account_terms *t, const struct account *a, const struct book_bill *row, struct bill *b,
		      struct err *e)
{
	const struct doubt_row at = { row->source, row->part, row->line, b->number };
	char text[FEN_TEXT];

	if (!dates_of(row, b))
		return doubt_add(t->doubts, "DQ-DATE", &at, e, "账期、计费起止和应缴日期都没有，未计");
	if (!bill_begun(b, t->as_of))
		return fits(row->charged);
	if (!a->known && doubt_house(t->doubts, &at, a->room, e) < 0)
		return -1;
	if (row->charged < 0 || !fits(row->charged) || (row->waiver && !fits(row->waiver->waived)))
		return doubt_add(t->doubts, "DQ-BAL", &at, e, "应收金额 %s 为负或过大，未计", fen_text(b->charged, text));
	if (row->waiver && row->waiver->charged_least != row->charged &&
	    doubt_add(t->doubts, "DQ-CHARGE", &at, e, "同一账单的应缴金额不一致，按最大的 %s 元计", fen_text(b->charged, text)) < 0)
		return -1;
	return 1;
}

static int take_bill(struct account *a, const struct account_terms *t, const struct book_bill *row, struct err *e)
{
	struct bill b = { .number = row->number, .item = row->item->number, .rank = row->item->rank, .charged = fen_of(row->charged) };
	struct account_origin o = { row->item, row->source, row->part, row->line, fen_of(0), false };
	int rc;

	if ((rc = check_bill(t, a, row, &b, e)) <= 0)
		return rc;
	if (bill_begun(&b, t->as_of) && take_waiver(t, row->waiver, &b, &o, e) < 0)
		return -1;
	a->bills[a->bill_count] = b;
	a->bill_origins[a->bill_count++] = o;
	return 0;
}

/* ---- receipts ---- */

static int take_receipt(struct account *a, const struct account_terms *t, const struct book_receipt *row, struct err *e)
{
	const struct doubt_row at = { row->source, row->part, row->line, row->number };
	struct receipt *x = &a->receipts[a->receipt_count];

	if (!a->known && doubt_house(t->doubts, &at, a->room, e) < 0)
		return -1;
	if (!fits(row->amount))
		return doubt_add(t->doubts, "DQ-BAL", &at, e, "收款金额过大，未计");
	*x = (struct receipt){ .number = row->number, .bill_number = row->bill_number, .original = row->original,
			       .month_from = row->month_from, .month_to = row->month_to, .paid = row->paid,
			       .amount = fen_of(row->amount), .voided = row->voided };
	if (x->month_from != RECEIPT_NO_MONTH && x->month_to < x->month_from)
		x->month_to = x->month_from;
	if (row->item) {
		x->item = row->item->number;
		x->deposit = row->item->deposit;
	}
	a->receipt_origins[a->receipt_count++] =
	    (struct account_origin){ row->item, row->source, row->part, row->line, fen_of(0), false };
	return 0;
}

/* ---- a history beside the bills ---- */

static bool billed(const struct account_origin *o)
{
	return !strcmp(o->source, "bills");
}

/* The months of history bill h that `bills` has, too. */
static int months_billed(const struct account *a, int h)
{
	int n = 0;

	for (int32_t m = a->bills[h].month_from; m <= a->bills[h].month_to; m++) {
		int i = 0;

		while (i < a->bill_count && (!billed(&a->bill_origins[i]) || a->bills[i].item != a->bills[h].item ||
					     a->bills[i].month_from > m || a->bills[i].month_to < m))
			i++;
		n += i < a->bill_count;
	}
	return n;
}

/* The receipts of a history bill that gives way name its item and months instead. */
static void rename_receipts(struct account *a, int h)
{
	for (int i = 0; i < a->receipt_count; i++) {
		struct receipt *r = &a->receipts[i];

		if (a->receipt_origins[i].source != a->bill_origins[h].source || strcmp(r->bill_number, a->bills[h].number))
			continue;
		r->bill_number = "";
		r->month_from = a->bills[h].month_from;
		r->month_to = a->bills[h].month_to;
	}
}

static void drop_given_way(struct account *a)
{
	int kept = 0;

	for (int i = 0; i < a->bill_count; i++) {
		if (a->bill_origins[i].gives_way)
			continue;
		a->bills[kept] = a->bills[i];
		a->bill_origins[kept++] = a->bill_origins[i];
	}
	a->bill_count = kept;
}

/* Where `bills` and a history bill the same item and month, `bills` is the bill (RULINGS 16). */
static int give_way(struct account *a, const struct account_terms *t, struct err *e)
{
	for (int i = 0; i < a->bill_count; i++) {
		struct account_origin *o = &a->bill_origins[i];
		const struct doubt_row row = { o->source, o->part, o->line, a->bills[i].number };
		int months = billed(o) ? 0 : months_billed(a, i);

		if (!months)
			continue;
		if (months < bill_months(&a->bills[i]) &&
		    doubt_add(t->doubts, "DQ-DUP", &row, e, "应收明细只有其中 %d 个月的账单，本行只计收款", months) < 0)
			return -1;
		rename_receipts(a, i);
		o->gives_way = true;
	}
	drop_given_way(a);
	return 0;
}

/* ---- a house ---- */

static void make_room(struct account *a, const struct book_house *h)
{
	size_t bills = 1, receipts = 1;

	for (const struct book_bill *b = h->bills; b; b = b->next)
		bills++;
	for (const struct book_receipt *x = h->receipts; x; x = x->next)
		receipts++;
	a->bills = arena_array(a->arena, bills, sizeof *a->bills);
	a->bill_origins = arena_array(a->arena, bills, sizeof *a->bill_origins);
	a->receipts = arena_array(a->arena, receipts, sizeof *a->receipts);
	a->receipt_origins = arena_array(a->arena, receipts, sizeof *a->receipt_origins);
}

int account_make(struct account *out, struct arena *a, const struct book_house *h, const struct account_terms *t, struct err *e)
{
	*out = (struct account){ .arena = a, .room = h->room, .owner = h->owner, .payer = h->payer, .known = h->known };
	make_room(out, h);
	for (const struct book_bill *b = h->bills; b; b = b->next)
		if (take_bill(out, t, b, e) < 0)
			return -1;
	for (const struct book_receipt *x = h->receipts; x; x = x->next)
		if (take_receipt(out, t, x, e) < 0)
			return -1;
	return give_way(out, t, e);
}
