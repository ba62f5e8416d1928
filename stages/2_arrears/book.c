#include "stages/2_arrears/book.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/rules/due.h"
#include "stages/2_arrears/queries.sql.h"

#define CHAINS 65536

/* The places of columns in queries.sql; the first six are common to bills and receipts. */
enum { ROOM, SOURCE, PART, LINE, NUMBER, ITEM, PERIOD, PERIOD_TO };
enum { START = PERIOD_TO + 1, END, DUE, CHARGED, CHARGED_LEAST, WAIVED, WAIVER_NO, WAIVER_BY, WAIVER_DAY, APPROVED };
enum { PAID = PERIOD_TO + 1, AMOUNT, BILL_NUMBER, ORIGINAL, VOIDED };
enum { NAMED = 1 };
enum { OWNER = 1, PAYER, AREA, PRICE, ADDRESS, DELIVERY };

/* A house by one of the names that exports use for it. */
struct name {
	struct name *next;
	struct book_house *house;
	char text[];
};

struct reading {
	struct arena *arena;
	struct book *book;
	struct item_set *items;
	struct name *chains[CHAINS], *last;
	size_t capacity;
};

/* ---- values ---- */

static struct day day_at(struct stmt *s, int column)
{
	return stmt_type_at(s, column) == STMT_NULL ? DAY_NONE : day_of((int32_t)stmt_int_at(s, column));
}

static int32_t month_at(struct stmt *s, int column)
{
	return stmt_type_at(s, column) == STMT_NULL ? DUE_NO_MONTH : (int32_t)stmt_int_at(s, column);
}

static const char *text_at(struct reading *r, struct stmt *s, int column)
{
	int n;
	const char *text = stmt_text_at(s, column, &n);

	return n ? arena_strndup(r->arena, text, (size_t)n) : "";
}

static const char *source_at(struct stmt *s)
{
	static const char *const sources[] = { "bills", "receipts", "fee_detail", "fee_history", "arrears_opening" };
	const char *text = stmt_text_at(s, SOURCE, NULL);

	for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
		if (!strcmp(sources[i], text))
			return sources[i];
	return "";
}

/* ---- houses ---- */

static struct name **chain_of(struct reading *r, const char *text)
{
	uint32_t h = 2166136261u; /* FNV-1a */

	for (; *text; text++)
		h = (h ^ (unsigned char)*text) * 16777619u;
	return &r->chains[h % CHAINS];
}

static struct book_house *house_found(struct reading *r, const char *text)
{
	struct name *n = r->last;

	if (n && !strcmp(n->text, text))
		return n->house;
	for (n = *chain_of(r, text); n; n = n->next)
		if (!strcmp(n->text, text))
			return (r->last = n)->house;
	return NULL;
}

static void add_name(struct reading *r, const char *text, struct book_house *h)
{
	struct name **chain = chain_of(r, text), *n = arena_alloc(r->arena, sizeof *n + strlen(text) + 1);

	strcpy(n->text, text);
	n->house = h;
	n->next = *chain;
	*chain = n;
}

/* One that no name stands for is a house that the master lacks. */
static struct book_house *house_named(struct reading *r, const char *text)
{
	struct book_house *h = house_found(r, text);

	if (h)
		return h;
	h = arena_alloc(r->arena, sizeof *h);
	h->room = arena_strdup(r->arena, text);
	add_name(r, text, h);
	r->book->houses = arena_grow(r->arena, r->book->houses, r->book->count, &r->capacity, sizeof *r->book->houses);
	r->book->houses[r->book->count++] = h;
	return h;
}

static void add_alias(struct reading *r, struct stmt *s)
{
	if (!house_found(r, stmt_text_at(s, ROOM, NULL)))
		add_name(r, stmt_text_at(s, ROOM, NULL), house_named(r, stmt_text_at(s, NAMED, NULL)));
}

static void add_house(struct reading *r, struct stmt *s)
{
	struct book_house *h = house_named(r, stmt_text_at(s, ROOM, NULL));

	h->known = true;
	h->owner = text_at(r, s, OWNER);
	h->payer = text_at(r, s, PAYER);
	h->address = text_at(r, s, ADDRESS);
	h->area = stmt_int_at(s, AREA);
	h->price = stmt_int_at(s, PRICE);
	h->no_address = !strcmp(stmt_text_at(s, DELIVERY, NULL), "无有效地址");
}

/* ---- rows ---- */

static const struct book_waiver *waiver_at(struct reading *r, struct stmt *s)
{
	struct book_waiver *w;

	if (!stmt_int_at(s, WAIVED) && stmt_int_at(s, CHARGED_LEAST) == stmt_int_at(s, CHARGED))
		return NULL;
	w = arena_alloc(r->arena, sizeof *w);
	*w = (struct book_waiver){ stmt_int_at(s, WAIVED), stmt_int_at(s, CHARGED_LEAST), text_at(r, s, WAIVER_NO),
				   text_at(r, s, WAIVER_BY), day_at(s, WAIVER_DAY), stmt_int_at(s, APPROVED) != 0 };
	return w;
}

static void add_bill(struct reading *r, struct stmt *s)
{
	struct book_house *h = house_named(r, stmt_text_at(s, ROOM, NULL));
	int n;
	const char *number = stmt_text_at(s, NUMBER, &n);
	struct book_bill *b = arena_alloc(r->arena, sizeof *b + (size_t)n + 1);

	memcpy(b->number, number, (size_t)n);
	b->item = item_find(r->items, stmt_text_at(s, ITEM, NULL));
	b->waiver = waiver_at(r, s);
	b->source = source_at(s);
	b->charged = stmt_int_at(s, CHARGED);
	b->part = (int32_t)stmt_int_at(s, PART);
	b->line = (int32_t)stmt_int_at(s, LINE);
	b->start = day_at(s, START);
	b->end = day_at(s, END);
	b->due = day_at(s, DUE);
	b->month_from = month_at(s, PERIOD);
	b->month_to = month_at(s, PERIOD_TO);
	b->next = h->bills;
	h->bills = b;
}

static void add_receipt(struct reading *r, struct stmt *s)
{
	struct book_house *h = house_named(r, stmt_text_at(s, ROOM, NULL));
	const char *item = stmt_text_at(s, ITEM, NULL), *number;
	struct book_receipt *x;
	int n;

	number = stmt_text_at(s, NUMBER, &n);
	x = arena_alloc(r->arena, sizeof *x + (size_t)n + 1);
	memcpy(x->number, number, (size_t)n);
	x->item = *item ? item_find(r->items, item) : NULL;
	x->source = source_at(s);
	x->bill_number = text_at(r, s, BILL_NUMBER);
	x->original = text_at(r, s, ORIGINAL);
	x->amount = stmt_int_at(s, AMOUNT);
	x->part = (int32_t)stmt_int_at(s, PART);
	x->line = (int32_t)stmt_int_at(s, LINE);
	x->paid = day_at(s, PAID);
	x->month_from = month_at(s, PERIOD);
	x->month_to = month_at(s, PERIOD_TO);
	x->voided = stmt_int_at(s, VOIDED) != 0;
	x->next = h->receipts;
	h->receipts = x;
	if (day_none(r->book->cut) || day_cmp(x->paid, r->book->cut) > 0)
		r->book->cut = x->paid;
}

/* ---- holds and letters ---- */

static int add_hold(struct reading *r, struct stmt *s, struct doubts *doubts, struct err *e)
{
	const char *room = stmt_text(s, "room"), *reason = stmt_text(s, "reason");
	const struct doubt_row row = { "dunning_holds", stmt_int(s, "part"), stmt_int(s, "line"), room };
	struct book_house *h = house_found(r, room);

	if (!h || !h->known)
		return doubt_house(doubts, &row, room, e);
	if (day_cmp(stmt_day(s, "end"), stmt_day(s, "start")) < 0)
		return doubt_add(doubts, "DQ-HOLD", &row, e, "%s：截止日期早于开始日期，不起作用", reason);
	h->holds = arena_grow(r->arena, h->holds, h->hold_count, &h->hold_capacity, sizeof *h->holds);
	h->holds[h->hold_count++] =
	    (struct dunning_hold){ arena_strdup(r->arena, reason), stmt_day(s, "start"), stmt_day(s, "end") };
	return 0;
}

static int read_holds(struct reading *r, struct stage_run *run, struct doubts *doubts, struct err *e)
{
	struct stmt *s = db_prepare(run->db, SQL_HOLDS);
	int rc;

	stmt_bind_day(s, "as_of", run->as_of);
	while ((rc = stmt_step(s, e)) > 0)
		if (add_hold(r, s, doubts, e) < 0) {
			rc = -1;
			break;
		}
	stmt_end(s);
	return rc;
}

/* From the last to the first, so that each house has them by number. */
static int read_letters(struct reading *r, struct stage_run *run, struct doubts *doubts, struct err *e)
{
	size_t count;
	struct post_letter *letters = post_read(run, doubts, &count, e);

	if (!letters)
		return -1;
	while (count--) {
		struct book_house *h = house_named(r, letters[count].letter->room);

		letters[count].next = h->letters;
		h->letters = &letters[count];
	}
	return 0;
}

/* ---- all of it ---- */

static int read_rows(struct reading *r, struct stmt *s, void (*add)(struct reading *, struct stmt *), struct err *e)
{
	int rc;

	while ((rc = stmt_step(s, e)) > 0)
		add(r, s);
	stmt_end(s);
	return rc;
}

static int by_room(const void *x, const void *y)
{
	const struct book_house *const *a = x, *const *b = y;

	int c = text_natural_cmp((*a)->room, strlen((*a)->room), (*b)->room, strlen((*b)->room));

	return c ? c : strcmp((*a)->room, (*b)->room);
}

struct book *book_read(struct stage_run *run, struct item_set *items, struct doubts *doubts, struct err *e)
{
	struct reading *r = arena_alloc(run->arena, sizeof *r);
	struct stmt *receipts = db_prepare(run->db, SQL_RECEIPTS);

	r->arena = run->arena;
	r->items = items;
	r->book = arena_alloc(run->arena, sizeof *r->book);
	r->book->cut = DAY_NONE;
	stmt_bind_day(receipts, "as_of", run->as_of);
	if (read_rows(r, db_prepare(run->db, SQL_HOUSES), add_house, e) < 0 ||
	    read_rows(r, db_prepare(run->db, SQL_NAMES), add_alias, e) < 0 ||
	    read_rows(r, db_prepare(run->db, SQL_BILLS), add_bill, e) < 0 || read_rows(r, receipts, add_receipt, e) < 0 ||
	    read_holds(r, run, doubts, e) < 0 || read_letters(r, run, doubts, e) < 0)
		return NULL;
	if (r->book->count)
		qsort(r->book->houses, r->book->count, sizeof *r->book->houses, by_room);
	return r->book;
}
