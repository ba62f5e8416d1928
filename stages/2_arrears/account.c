#include "stages/2_arrears/account.h"

#include <limits.h>
#include <string.h>

#include "pipeline/rules/due.h"
#include "pipeline/rules/waiver.h"
#include "stages/2_arrears/queries.sql.h"

/* The places of columns in queries.sql; the first five are common. */
enum { ROOM, KNOWN, SOURCE, PART, LINE, NUMBER, ITEM };
enum { BILL_START = ITEM + 1, BILL_END, BILL_PERIOD, BILL_PERIOD_TO, BILL_DUE, CHARGED, CHARGED_LEAST, WAIVED, WAIVER_NO, WAIVER_BY,
	WAIVER_DAY, APPROVED };
enum { RECEIPT_PERIOD = ITEM + 1, RECEIPT_PERIOD_TO, PAID, AMOUNT, BILL_NUMBER, ORIGINAL, VOIDED };
enum { HOUSE_ROOM, HOUSE_OWNER, HOUSE_PAYER };

struct feed {
	struct stmt *stmt;
	bool more;
};

struct account_reader {
	struct arena *arena; /* of the house at hand */
	struct feed houses, bills, receipts;
	struct item_set *items;
	struct doubts *doubts;
	struct day as_of, cut;
	bool require_approval, started;
	size_t bill_capacity, bill_origin_capacity, receipt_capacity, receipt_origin_capacity;
};

static int advance(struct feed *f, struct err *e)
{
	int rc = stmt_step(f->stmt, e);

	f->more = rc > 0;
	return rc < 0 ? -1 : 0;
}

struct account_reader *account_reader_new(struct stage_run *r, struct item_set *items, struct doubts *doubts)
{
	struct account_reader *reader = arena_alloc(r->arena, sizeof *reader);

	reader->arena = arena_new();
	reader->houses.stmt = db_prepare(r->db, SQL_HOUSES);
	reader->bills.stmt = db_prepare(r->db, SQL_BILLS);
	reader->receipts.stmt = db_prepare(r->db, SQL_RECEIPTS);
	stmt_bind_day(reader->receipts.stmt, "as_of", r->as_of);
	reader->items = items;
	reader->doubts = doubts;
	reader->as_of = r->as_of;
	reader->cut = DAY_NONE;
	reader->require_approval = settings_flag(r->settings, "waiver.require_approval");
	return reader;
}

void account_reader_end(struct account_reader *r)
{
	stmt_end(r->houses.stmt);
	stmt_end(r->bills.stmt);
	stmt_end(r->receipts.stmt);
	arena_free(r->arena);
}

struct day account_cut(const struct account_reader *r)
{
	return r->cut;
}

/* ---- values ---- */

static struct day day_at(struct stmt *s, int column)
{
	return stmt_type_at(s, column) == STMT_NULL ? DAY_NONE : day_of((int32_t)stmt_int_at(s, column));
}

static int32_t month_at(struct stmt *s, int column)
{
	return stmt_type_at(s, column) == STMT_NULL ? DUE_NO_MONTH : (int32_t)stmt_int_at(s, column);
}

static const char *text_at(struct account_reader *r, struct stmt *s, int column)
{
	int n;
	const char *text = stmt_text_at(s, column, &n);

	return n ? arena_strndup(r->arena, text, (size_t)n) : "";
}

/* Sources are few, and outlive the row as these. */
static const char *source_at(struct account_reader *r, struct stmt *s)
{
	static const char *const known[] = { "bills", "receipts", "fee_detail", "fee_history", "arrears_opening" };
	const char *text = stmt_text_at(s, SOURCE, NULL);

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (!strcmp(known[i], text))
			return known[i];
	return arena_strdup(r->arena, text);
}

static struct doubt_row row_at(struct account_reader *r, struct stmt *s, const char *number)
{
	return (struct doubt_row){ source_at(r, s), stmt_int_at(s, PART), stmt_int_at(s, LINE), number };
}

static bool fits(int64_t amount)
{
	return amount <= BILL_MOST && amount >= -BILL_MOST;
}

/* ---- bills ---- */

static bool dates_of(struct stmt *s, struct bill *b)
{
	struct due d = { day_at(s, BILL_START), day_at(s, BILL_END), month_at(s, BILL_PERIOD), month_at(s, BILL_PERIOD_TO),
			 day_at(s, BILL_DUE) };

	if (!due_complete(&d))
		return false;
	b->begin = d.start;
	b->end = d.end;
	b->month_from = d.month_from;
	b->month_to = d.month_to;
	b->due = d.day;
	return true;
}

/* Writes what counts of the row's waiver, and what does not because nobody approved it. */
static int waiver_of(struct account_reader *r, struct stmt *s, struct bill *b, struct account_origin *o, struct err *e)
{
	const struct waiver w = { stmt_text_at(s, WAIVER_NO, NULL), stmt_text_at(s, WAIVER_BY, NULL), day_at(s, WAIVER_DAY) };
	const struct doubt_row row = { o->source, o->part, o->line, b->number };
	struct fen waived = fen_of(stmt_int_at(s, WAIVED));
	char text[FEN_TEXT];

	if (fen_zero(waived))
		return 0;
	if (fen_count(waived) < 0)
		return doubt_add(r->doubts, "DQ-BAL", &row, e, "减免金额 %s 为负，未计", fen_text(waived, text));
	if (r->require_approval && !stmt_int_at(s, APPROVED) && !waiver_approved(&w, r->as_of)) {
		o->waiver_pending = waived;
		return doubt_add(r->doubts, "FE-01", &row, e, "减免 %s 元缺少%s%s%s，未抵减应收", fen_text(waived, text),
				 *w.number ? "" : "审批号 ", *w.by ? "" : "审批人 ",
				 day_none(w.day)			    ? "审批日期" :
				 day_cmp(w.day, r->as_of) > 0 ? "（审批日期在截止日之后）" :
								      "");
	}
	b->waived = fen_min(waived, b->charged);
	if (fen_cmp(waived, b->charged) > 0)
		return doubt_add(r->doubts, "DQ-BAL", &row, e, "减免 %s 元大于应收，只计到应收", fen_text(waived, text));
	return 0;
}

/* 1: the bill stands. 0: it was left out, and listed. */
static int check_bill(struct account_reader *r, struct stmt *s, struct bill *b, const struct account_origin *o, const char *room,
		      struct err *e)
{
	const struct doubt_row row = { o->source, o->part, o->line, b->number };
	char text[FEN_TEXT];

	if (!dates_of(s, b))
		return doubt_add(r->doubts, "DQ-DATE", &row, e, "账期、计费起止和应缴日期都没有，未计");
	if (!bill_begun(b, r->as_of))
		return 1;
	if (!stmt_int_at(s, KNOWN) && doubt_house(r->doubts, &row, room, e) < 0)
		return -1;
	if (fen_count(b->charged) < 0 || !fits(fen_count(b->charged)) || !fits(stmt_int_at(s, WAIVED)))
		return doubt_add(r->doubts, "DQ-BAL", &row, e, "应收金额 %s 为负或过大，未计", fen_text(b->charged, text));
	if (stmt_int_at(s, CHARGED_LEAST) != fen_count(b->charged) &&
	    doubt_add(r->doubts, "DQ-CHARGE", &row, e, "同一账单的应缴金额不一致，按最大的 %s 元计", fen_text(b->charged, text)) < 0)
		return -1;
	return 1;
}

static int read_bill(struct account_reader *r, struct account *a, struct err *e)
{
	struct stmt *s = r->bills.stmt;
	struct bill b = { .number = text_at(r, s, NUMBER), .charged = fen_of(stmt_int_at(s, CHARGED)) };
	struct account_origin o = { item_find(r->items, stmt_text_at(s, ITEM, NULL)), source_at(r, s), stmt_int_at(s, PART),
				    stmt_int_at(s, LINE), fen_of(0), false };
	int rc;

	b.item = o.item->number;
	b.rank = o.item->rank;
	if ((rc = check_bill(r, s, &b, &o, a->room, e)) <= 0)
		return rc;
	if (bill_begun(&b, r->as_of) && waiver_of(r, s, &b, &o, e) < 0)
		return -1;
	a->bills = arena_grow(a->arena, a->bills, (size_t)a->bill_count, &r->bill_capacity, sizeof *a->bills);
	a->bill_origins =
	    arena_grow(a->arena, a->bill_origins, (size_t)a->bill_count, &r->bill_origin_capacity, sizeof *a->bill_origins);
	a->bills[a->bill_count] = b;
	a->bill_origins[a->bill_count++] = o;
	return 0;
}

/* ---- receipts ---- */

static int check_receipt(struct account_reader *r, struct stmt *s, const char *number, const char *room, struct err *e)
{
	const struct doubt_row row = row_at(r, s, number);

	if (!stmt_int_at(s, KNOWN) && doubt_house(r->doubts, &row, room, e) < 0)
		return -1;
	if (!fits(stmt_int_at(s, AMOUNT)))
		return doubt_add(r->doubts, "DQ-BAL", &row, e, "收款金额过大，未计");
	return 1;
}

static int read_receipt(struct account_reader *r, struct account *a, struct err *e)
{
	struct stmt *s = r->receipts.stmt;
	struct receipt x = { .number = text_at(r, s, NUMBER), .bill_number = text_at(r, s, BILL_NUMBER),
			     .original = text_at(r, s, ORIGINAL), .month_from = month_at(s, RECEIPT_PERIOD),
			     .month_to = month_at(s, RECEIPT_PERIOD_TO), .paid = day_at(s, PAID),
			     .amount = fen_of(stmt_int_at(s, AMOUNT)), .voided = stmt_int_at(s, VOIDED) != 0 };
	struct account_origin o = { NULL, source_at(r, s), stmt_int_at(s, PART), stmt_int_at(s, LINE), fen_of(0), false };
	int rc;

	if (day_none(r->cut) || day_cmp(x.paid, r->cut) > 0)
		r->cut = x.paid;
	if ((rc = check_receipt(r, s, x.number, a->room, e)) <= 0)
		return rc;
	if (x.month_from != RECEIPT_NO_MONTH && x.month_to == RECEIPT_NO_MONTH)
		x.month_to = x.month_from;
	if (*stmt_text_at(s, ITEM, NULL)) {
		o.item = item_find(r->items, stmt_text_at(s, ITEM, NULL));
		x.item = o.item->number;
		x.deposit = o.item->deposit;
	}
	a->receipts = arena_grow(a->arena, a->receipts, (size_t)a->receipt_count, &r->receipt_capacity, sizeof *a->receipts);
	a->receipt_origins = arena_grow(a->arena, a->receipt_origins, (size_t)a->receipt_count, &r->receipt_origin_capacity,
					sizeof *a->receipt_origins);
	a->receipts[a->receipt_count] = x;
	a->receipt_origins[a->receipt_count++] = o;
	return 0;
}

/* ---- a history beside the bills ---- */

static bool same_month(const struct bill *a, const struct bill *b)
{
	return a->item == b->item && a->month_from <= b->month_to && a->month_to >= b->month_from;
}

/* The months of history bill h that `bills` has, too. */
static int months_billed(const struct account *a, int h)
{
	int n = 0;

	for (int32_t m = a->bills[h].month_from; m <= a->bills[h].month_to; m++) {
		int i = 0;

		while (i < a->bill_count && (strcmp(a->bill_origins[i].source, "bills") || !same_month(&a->bills[h], &a->bills[i]) ||
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

/* Where `bills` and a history bill the same item and month, `bills` is the bill (RULINGS 16). */
static int give_way(struct account_reader *r, struct account *a, struct err *e)
{
	bool any_bills = false, any_others = false;
	int kept = 0;

	for (int i = 0; i < a->bill_count; i++)
		*(strcmp(a->bill_origins[i].source, "bills") ? &any_others : &any_bills) = true;
	if (!any_bills || !any_others)
		return 0;
	for (int i = 0; i < a->bill_count; i++) {
		const struct account_origin *o = &a->bill_origins[i];
		const struct doubt_row row = { o->source, o->part, o->line, a->bills[i].number };
		int billed = strcmp(o->source, "bills") ? months_billed(a, i) : 0;

		if (billed && billed < bill_months(&a->bills[i]) &&
		    doubt_add(r->doubts, "DQ-DUP", &row, e, "应收明细只有其中 %d 个月的账单，本行只计收款", billed) < 0)
			return -1;
		if (billed)
			rename_receipts(a, i);
		a->bill_origins[i].gives_way = billed > 0;
	}
	for (int i = 0; i < a->bill_count; i++) {
		if (a->bill_origins[i].gives_way)
			continue;
		a->bills[kept] = a->bills[i];
		a->bill_origins[kept++] = a->bill_origins[i];
	}
	a->bill_count = kept;
	return 0;
}

/* ---- a house ---- */

static const char *room_of(struct feed *f)
{
	return stmt_text_at(f->stmt, ROOM, NULL);
}

static int find_house(struct account_reader *r, struct account *a, struct err *e)
{
	int c = -1;

	while (r->houses.more && (c = strcmp(room_of(&r->houses), a->room)) < 0)
		if (advance(&r->houses, e) < 0)
			return -1;
	if (!r->houses.more || c)
		return 0;
	a->known = true;
	a->owner = text_at(r, r->houses.stmt, HOUSE_OWNER);
	a->payer = text_at(r, r->houses.stmt, HOUSE_PAYER);
	return 0;
}

static int read_feed(struct account_reader *r, struct feed *f, struct account *a,
		     int (*read)(struct account_reader *, struct account *, struct err *), struct err *e)
{
	while (f->more && !strcmp(room_of(f), a->room))
		if (read(r, a, e) < 0 || advance(f, e) < 0)
			return -1;
	return 0;
}

static int start(struct account_reader *r, struct err *e)
{
	if (advance(&r->houses, e) < 0 || advance(&r->bills, e) < 0 || advance(&r->receipts, e) < 0)
		return -1;
	return 0;
}

int account_next(struct account_reader *r, struct account *out, struct err *e)
{
	struct feed *first = &r->bills;

	if (!r->started && start(r, e) < 0)
		return -1;
	r->started = true;
	if (!first->more || (r->receipts.more && strcmp(room_of(&r->receipts), room_of(first)) < 0))
		first = &r->receipts;
	if (!first->more)
		return 0;
	arena_reset(r->arena);
	r->bill_capacity = r->bill_origin_capacity = r->receipt_capacity = r->receipt_origin_capacity = 0;
	*out = (struct account){ .arena = r->arena, .room = arena_strdup(r->arena, room_of(first)) };
	if (find_house(r, out, e) < 0 || read_feed(r, &r->bills, out, read_bill, e) < 0 ||
	    read_feed(r, &r->receipts, out, read_receipt, e) < 0 || give_way(r, out, e) < 0)
		return -1;
	return 1;
}
