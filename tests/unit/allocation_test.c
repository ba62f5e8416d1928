/* allocation: each case is a house in one line: its bills, its receipts, and what must come of them.
 *
 *   bills     NUMBER ITEM MONTH[~MONTH] NET [due=DAY] [begin=DAY]
 *   receipts  NUMBER DAY AMOUNT [item=…] [month=MONTH[~MONTH]] [bill=…] [of=…] [void] [deposit]
 *   result    each allocation in order, then what is left, then who takes no part */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "pipeline/base/buf.h"
#include "pipeline/rules/allocation.h"

struct house_case {
	const char *words, *as_of, *bills, *receipts, *result;
};

static const char *const ITEMS[] = { "物业费", "公摊", "车位费", "水电", "其他", "装修押金" };

/* clang-format off: a case a line */
static const struct house_case CASES[] = {
	/* what a receipt names */
	{ "a named bill is paid by number", "2023-02-28", "A 物业费 2023-01 100; B 物业费 2023-02 100", "R1 2023-02-10 100 bill=B", "R1>B 100.00" },
	{ "a named item and month is exactly that bill", "2023-02-28", "A 物业费 2023-01 100; B 物业费 2023-02 100",
	  "R1 2023-02-10 100 item=物业费 month=2023-02", "R1>B 100.00" },
	{ "a named month leaves other items alone", "2023-02-28", "A 物业费 2023-02 100; C 车位费 2023-02 50",
	  "R1 2023-02-10 50 item=车位费 month=2023-02", "R1>C 50.00" },
	{ "only the item is named: oldest due date first", "2023-03-31", "B 物业费 2023-02 100; A 物业费 2023-01 100; C 车位费 2022-12 50",
	  "R1 2023-03-10 150 item=物业费", "R1>A 100.00, R1>B 50.00" },
	{ "nothing named: DOMAIN §11 vector 17", "2023-01-31", "1 物业费 2022-11 232.09; 2 物业费 2022-12 232.09; 3 公摊 2022-11 30",
	  "R0 2022-12-01 100 bill=1; R1 2023-01-15 300", "R0>1 100.00, R1>1 132.09, R1>3 30.00, R1>2 137.91" },
	{ "the same due date: the order of items decides", "2023-01-31", "X 水电 2022-12 10; Y 车位费 2022-12 10; Z 物业费 2022-12 10",
	  "R1 2023-01-15 25", "R1>Z 10.00, R1>Y 10.00, R1>X 5.00" },
	{ "the same due date and item: the bill number decides", "2023-01-31", "B2 物业费 2022-12 10; B1 物业费 2022-12 10",
	  "R1 2023-01-15 15", "R1>B1 10.00, R1>B2 5.00" },
	{ "several named months: the oldest first", "2023-03-31", "C 物业费 2023-03 100; A 物业费 2023-01 100; B 物业费 2023-02 100",
	  "R1 2023-03-10 250 item=物业费 month=2023-01~2023-03", "R1>A 100.00, R1>B 100.00, R1>C 50.00" },
	{ "a named month inside a quarterly bill", "2023-03-31", "Q 物业费 2023-01~2023-03 300", "R1 2023-02-10 100 item=物业费 month=2023-02", "R1>Q 100.00" },
	{ "a month named without an item: any item's bill of it", "2023-03-31", "A 物业费 2023-01 100; C 车位费 2023-02 50",
	  "R1 2023-03-10 50 month=2023-02", "R1>C 50.00" },
	{ "the bill number counts before item and month", "2023-02-28", "A 物业费 2023-01 100; C 车位费 2023-02 100",
	  "R1 2023-02-10 100 item=物业费 month=2023-01 bill=C", "R1>C 100.00" },
	/* passes */
	{ "a later receipt that names the bill comes before an earlier unnamed one", "2023-02-28", "A 物业费 2023-01 100",
	  "R1 2023-02-01 100; R2 2023-02-10 100 bill=A", "R2>A 100.00; R1 left 100.00" },
	{ "an item-only receipt comes before an earlier unnamed one", "2023-02-28", "A 物业费 2023-01 100",
	  "R1 2023-02-01 100; R2 2023-02-10 100 item=物业费", "R2>A 100.00; R1 left 100.00" },
	{ "within a pass the earlier date comes first", "2023-02-28", "A 物业费 2023-01 100", "R1 2023-02-10 60; R2 2023-02-01 60",
	  "R2>A 60.00, R1>A 40.00; R1 left 20.00" },
	{ "on the same date the receipt number decides", "2023-02-28", "A 物业费 2023-01 100", "R2 2023-02-01 60; R1 2023-02-01 60",
	  "R1>A 60.00, R2>A 40.00; R2 left 20.00" },
	{ "what is left of a named receipt joins the item pass in its turn", "2023-03-31",
	  "A 物业费 2023-01 100; B 物业费 2023-02 100", "R1 2023-03-01 150 bill=B; R2 2023-02-01 80 item=物业费",
	  "R1>B 100.00, R2>A 80.00, R1>A 20.00; R1 left 30.00" },
	/* left-overs */
	{ "what is left goes on to the item's other due bills", "2023-03-31", "A 物业费 2023-01 100; B 物业费 2023-02 100; C 车位费 2023-01 50",
	  "R1 2023-03-10 150 item=物业费 month=2023-02", "R1>B 100.00, R1>A 50.00" },
	{ "by bill number: the item is that bill's", "2023-03-31", "A 物业费 2023-01 100; B 物业费 2023-02 100; C 车位费 2022-12 50",
	  "R1 2023-03-10 150 bill=B", "R1>B 100.00, R1>A 50.00" },
	{ "then to any due bill", "2023-03-31", "A 物业费 2023-01 100; C 车位费 2023-01 50", "R1 2023-03-10 130 item=物业费", "R1>A 100.00, R1>C 30.00" },
	{ "then it is prepaid", "2023-03-31", "A 物业费 2023-01 100", "R1 2023-03-10 130.01", "R1>A 100.00; R1 left 30.01" },
	{ "no bill at all: all of it is prepaid", "2023-03-31", "", "R1 2023-03-10 130", "; R1 left 130.00" },
	{ "a receipt for an item without bills goes to any due bill", "2023-03-31", "A 物业费 2023-01 100", "R1 2023-03-10 30 item=其他", "R1>A 30.00" },
	{ "deposit money pays no fee", "2023-03-31", "A 物业费 2023-01 100", "R1 2023-03-10 2000 item=装修押金 deposit", "; R1 left 2000.00" },
	{ "deposit money pays the deposit's own bill", "2023-03-31", "D 装修押金 2023-03 2000", "R1 2023-03-10 2000 item=装修押金 deposit", "R1>D 2000.00" },
	{ "due means begun: also a bill whose due date is still to come", "2023-03-10", "A 物业费 2023-03 100", "R1 2023-03-10 100", "R1>A 100.00" },
	/* waiting */
	{ "a bill that has not begun gets no money", "2023-02-28", "A 物业费 2023-03 100", "R1 2023-02-10 100", "; R1 left 100.00" },
	{ "a receipt that names a bill not begun waits, other bills stay open", "2023-02-28", "A 物业费 2023-01 100; B 物业费 2023-03 100",
	  "R1 2023-02-10 100 bill=B", "; R1 waits 100.00" },
	{ "a receipt that names a month to come waits", "2023-02-28", "A 物业费 2023-01 100; B 物业费 2023-03 100",
	  "R1 2023-02-10 100 item=物业费 month=2023-03", "; R1 waits 100.00" },
	{ "a receipt that names a month without a bill waits", "2023-02-28", "A 物业费 2023-01 100", "R1 2023-02-10 100 item=物业费 month=2023-02", "; R1 waits 100.00" },
	{ "a receipt that names an unknown bill waits", "2023-02-28", "A 物业费 2023-01 100", "R1 2023-02-10 100 bill=Z", "; R1 waits 100.00" },
	{ "an unknown bill waits although item and month would fit", "2023-02-28", "A 物业费 2023-01 100",
	  "R1 2023-02-10 100 bill=Z item=物业费 month=2023-01", "; R1 waits 100.00" },
	{ "once the bill has begun it is paid", "2023-03-01", "A 物业费 2023-01 100; B 物业费 2023-03 100",
	  "R1 2023-02-10 100 item=物业费 month=2023-03", "R1>B 100.00" },
	{ "of several named months one is to come: the rest waits for it", "2023-02-28", "A 物业费 2023-01 100; B 物业费 2023-02 100; C 物业费 2023-03 100; D 物业费 2022-12 100",
	  "R1 2023-01-10 300 item=物业费 month=2023-01~2023-03", "R1>A 100.00, R1>B 100.00; R1 waits 100.00" },
	{ "all named months are there: the rest goes on", "2023-03-31", "A 物业费 2023-01 100; B 物业费 2023-02 100; D 物业费 2022-12 100",
	  "R1 2023-01-10 250 item=物业费 month=2023-01~2023-02", "R1>A 100.00, R1>B 100.00, R1>D 50.00" },
	{ "prepaid money pays a bill when it begins, by the old receipt", "2023-03-01", "A 物业费 2023-01 100; B 物业费 2023-02 100; C 物业费 2023-03 100",
	  "R1 2023-01-10 250", "R1>A 100.00, R1>B 100.00, R1>C 50.00" },
	{ "a bill begins on its own first day, not before", "2023-02-16", "A 物业费 2023-02 100 begin=2023-02-17", "R1 2023-02-10 100", "; R1 left 100.00" },
	{ "… and on that day it is paid", "2023-02-17", "A 物业费 2023-02 100 begin=2023-02-17", "R1 2023-02-10 100", "R1>A 100.00" },
	/* as-of */
	{ "a receipt dated after as-of is not there yet", "2023-02-28", "A 物业费 2023-01 100", "R1 2023-03-01 100", "; R1 later" },
	{ "a receipt dated on as-of counts", "2023-02-28", "A 物业费 2023-01 100", "R1 2023-02-28 100", "R1>A 100.00" },
	/* void, refunds */
	{ "a void receipt takes no part", "2023-02-28", "A 物业费 2023-01 100", "R1 2023-02-10 100 bill=A void", "; R1 void" },
	{ "a refund undoes what its receipt paid", "2023-02-28", "A 物业费 2023-01 100", "R1 2023-02-10 100 bill=A; R2 2023-02-11 -100 of=R1", "R1>A 100.00, R2>A -100.00" },
	{ "a part refund undoes the newest first", "2023-02-28", "A 物业费 2023-01 100; B 物业费 2023-02 100",
	  "R1 2023-02-10 200; R2 2023-02-11 -150 of=R1", "R1>A 100.00, R1>B 100.00, R2>B -100.00, R2>A -50.00" },
	{ "what was prepaid is newer than any bill", "2023-02-28", "A 物业费 2023-01 100", "R1 2023-02-10 150; R2 2023-02-11 -60 of=R1", "R1>A 100.00, R2>A -10.00" },
	{ "refunds come last: another's money stays prepaid", "2023-02-28", "A 物业费 2023-01 100", "R1 2023-02-01 100; R2 2023-02-02 -100 of=R1; R3 2023-02-10 100",
	  "R1>A 100.00, R2>A -100.00; R3 left 100.00" },
	{ "two refunds of one receipt, together not above it", "2023-02-28", "A 物业费 2023-01 100; B 物业费 2023-02 100",
	  "R1 2023-02-10 200; R2 2023-02-11 -120 of=R1; R3 2023-02-12 -80 of=R1", "R1>A 100.00, R1>B 100.00, R2>B -100.00, R2>A -20.00, R3>A -80.00" },
	{ "a refund above its receipt takes no part", "2023-02-28", "A 物业费 2023-01 100", "R1 2023-02-10 100; R2 2023-02-11 -100.01 of=R1", "R1>A 100.00; R2 above original" },
	{ "the second refund would go above: only it takes no part", "2023-02-28", "A 物业费 2023-01 100",
	  "R1 2023-02-10 100; R2 2023-02-11 -60 of=R1; R3 2023-02-12 -60 of=R1", "R1>A 100.00, R2>A -60.00; R3 above original" },
	{ "a refund of an unknown receipt takes no part", "2023-02-28", "A 物业费 2023-01 100", "R1 2023-02-10 100; R2 2023-02-11 -50 of=R9", "R1>A 100.00; R2 no original" },
	{ "a negative receipt that names no original takes no part", "2023-02-28", "A 物业费 2023-01 100", "R1 2023-02-10 100; R2 2023-02-11 -50", "R1>A 100.00; R2 no original" },
	{ "a refund of a void receipt has nothing to give back", "2023-02-28", "A 物业费 2023-01 100", "R1 2023-02-10 100 void; R2 2023-02-11 -50 of=R1", "; R1 void; R2 no original" },
	{ "a void refund undoes nothing", "2023-02-28", "A 物业费 2023-01 100", "R1 2023-02-10 100; R2 2023-02-11 -50 of=R1 void", "R1>A 100.00; R2 void" },
	{ "a refund dated after as-of undoes nothing yet", "2023-02-28", "A 物业费 2023-01 100", "R1 2023-02-10 100; R2 2023-03-11 -50 of=R1", "R1>A 100.00; R2 later" },
	{ "a receipt of two lines: the refund's own item goes first", "2023-02-28", "A 物业费 2023-01 100; C 车位费 2023-01 50",
	  "R1 2023-02-10 100 item=物业费; R1 2023-02-10 50 item=车位费; R2 2023-02-11 -100 item=物业费 of=R1",
	  "R1>A 100.00, R1>C 50.00, R2>A -100.00" },
	{ "a receipt of two lines is refunded up to both", "2023-02-28", "A 物业费 2023-01 100; C 车位费 2023-01 50",
	  "R1 2023-02-10 100 item=物业费; R1 2023-02-10 50 item=车位费; R2 2023-02-11 -150 of=R1",
	  "R1>A 100.00, R1>C 50.00, R2>C -50.00, R2>A -100.00" },
	{ "waiting money can be given back", "2023-02-28", "A 物业费 2023-01 100", "R1 2023-02-10 100 bill=Z; R2 2023-02-11 -40 of=R1", "; R1 waits 60.00" },
	/* edges */
	{ "a bill that a waiver covers wholly takes no money", "2023-02-28", "A 物业费 2023-01 0; B 物业费 2023-02 100", "R1 2023-02-10 50", "R1>B 50.00" },
	{ "one fen too little leaves one fen", "2023-02-28", "A 物业费 2023-01 100", "R1 2023-02-10 99.99", "R1>A 99.99" },
	{ "a receipt of nothing pays nothing", "2023-02-28", "A 物业费 2023-01 100", "R1 2023-02-10 0", "" },
};
/* clang-format on */

struct house {
	struct bill bills[8];
	struct receipt receipts[8];
	int bill_count, receipt_count;
};

static struct day day(const char *s)
{
	struct day d;

	assert_true(day_parse(s, &d));
	return d;
}

static struct fen money(const char *s)
{
	struct fen f;

	assert_true(fen_parse(s, &f));
	return f;
}

static int item(const char *name)
{
	for (int i = 0; i < (int)(sizeof ITEMS / sizeof *ITEMS); i++)
		if (!strcmp(ITEMS[i], name))
			return i + 1;
	fail_msg("no item %s", name);
	return 0;
}

static void months(char *s, int32_t *from, int32_t *to)
{
	char *tilde = strchr(s, '~');

	if (tilde)
		*tilde++ = '\0';
	assert_true(month_parse(s, from));
	*to = *from;
	if (tilde)
		assert_true(month_parse(tilde, to));
}

static const char *value(const char *word, const char *key)
{
	size_t n = strlen(key);

	return !strncmp(word, key, n) && word[n] == '=' ? word + n + 1 : NULL;
}

static void read_bill(char *text, struct bill *b)
{
	char *save, *word;

	b->number = strtok_r(text, " ", &save);
	b->rank = b->item = item(strtok_r(NULL, " ", &save));
	months(strtok_r(NULL, " ", &save), &b->month_from, &b->month_to);
	b->charged = money(strtok_r(NULL, " ", &save));
	b->begin = month_first(b->month_from);
	b->end = month_last(b->month_to);
	b->due = month_last(b->month_from);
	while ((word = strtok_r(NULL, " ", &save))) {
		if (value(word, "due"))
			b->due = day(value(word, "due"));
		else if (value(word, "begin"))
			b->begin = day(value(word, "begin"));
		else
			fail_msg("bill: %s?", word);
	}
}

static void read_receipt(char *text, struct receipt *r)
{
	char *save, *word;

	*r = (struct receipt){ .bill_number = "", .original = "", .month_from = RECEIPT_NO_MONTH, .month_to = RECEIPT_NO_MONTH };
	r->number = strtok_r(text, " ", &save);
	r->paid = day(strtok_r(NULL, " ", &save));
	r->amount = money(strtok_r(NULL, " ", &save));
	while ((word = strtok_r(NULL, " ", &save))) {
		if (value(word, "item"))
			r->item = item(value(word, "item"));
		else if (value(word, "month"))
			months(word + strlen("month="), &r->month_from, &r->month_to);
		else if (value(word, "bill"))
			r->bill_number = value(word, "bill");
		else if (value(word, "of"))
			r->original = value(word, "of");
		else if (!strcmp(word, "void"))
			r->voided = true;
		else if (!strcmp(word, "deposit"))
			r->deposit = true;
		else
			fail_msg("receipt: %s?", word);
	}
}

static struct house read_house(struct arena *a, const struct house_case *c)
{
	struct house h = { .bill_count = 0 };
	char *save, *one;

	for (one = strtok_r(arena_strdup(a, c->bills), ";", &save); one; one = strtok_r(NULL, ";", &save))
		read_bill(one, &h.bills[h.bill_count++]);
	for (one = strtok_r(arena_strdup(a, c->receipts), ";", &save); one; one = strtok_r(NULL, ";", &save))
		read_receipt(one, &h.receipts[h.receipt_count++]);
	return h;
}

static const char *result_text(struct arena *a, const struct house *h, const struct allocations *all)
{
	static const char *const fates[] = { "", "void", "later", "no original", "above original" };
	struct buf b;
	char text[FEN_TEXT];

	buf_init(&b, a);
	for (size_t i = 0; i < all->count; i++)
		buf_printf(&b, "%s%s>%s %s", i ? ", " : "", h->receipts[all->list[i].receipt].number,
			   h->bills[all->list[i].bill].number, fen_text(all->list[i].amount, text));
	for (int i = 0; i < h->receipt_count; i++) {
		const struct receipt *r = &h->receipts[i];

		if (!fen_zero(r->left))
			buf_printf(&b, "; %s %s %s", r->number, r->waits ? "waits" : "left", fen_text(r->left, text));
		if (r->fate != RECEIPT_TAKES_PART)
			buf_printf(&b, "; %s %s", r->number, fates[r->fate]);
	}
	return b.data;
}

/* Whatever the case: nothing is lost, nothing is paid twice. */
static void prove(const struct house *h, const struct allocations *all)
{
	int64_t moved = 0, left = 0, in = 0, received = 0;

	for (size_t i = 0; i < all->count; i++)
		moved += fen_count(all->list[i].amount);
	for (int i = 0; i < h->receipt_count; i++) {
		left += fen_count(h->receipts[i].left);
		if (h->receipts[i].fate == RECEIPT_TAKES_PART)
			in += fen_count(h->receipts[i].amount);
	}
	for (int i = 0; i < h->bill_count; i++) {
		received += fen_count(h->bills[i].received);
		assert_true(fen_count(h->bills[i].received) >= 0);
		assert_true(fen_count(bill_owed(&h->bills[i])) >= 0);
	}
	assert_int_equal(moved + left, in);
	assert_int_equal(moved, received);
}

static void test_cases(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		struct house h = read_house(a, &CASES[i]);
		struct allocations all;
		const char *got;

		allocation_run(a, h.bills, h.bill_count, h.receipts, h.receipt_count, day(CASES[i].as_of), &all);
		got = result_text(a, &h, &all);
		if (strcmp(got, CASES[i].result))
			fail_msg("%s:\n  want %s\n  got  %s", CASES[i].words, CASES[i].result, got);
		prove(&h, &all);
	}
	arena_free(a);
}

/* Rows come in the order of files: none of it may show. */
static void test_order_of_rows(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		struct house h = read_house(a, &CASES[i]), turned = h;
		struct allocations all;

		for (int j = 0; j < h.bill_count; j++)
			turned.bills[j] = h.bills[h.bill_count - 1 - j];
		allocation_run(a, turned.bills, h.bill_count, turned.receipts, h.receipt_count, day(CASES[i].as_of), &all);
		if (strcmp(result_text(a, &turned, &all), CASES[i].result))
			fail_msg("%s: depends on the order of bills", CASES[i].words);
	}
	arena_free(a);
}

static void test_by_bill(void **state)
{
	struct arena *a = arena_new();
	struct house h = read_house(a, &(struct house_case){ .bills = "A 物业费 2023-01 100; B 物业费 2023-02 100; C 物业费 2023-02 5",
							      .receipts = "R1 2023-02-10 150; R2 2023-02-11 -60 of=R1" });
	struct allocations all;
	size_t *first;

	(void)state;
	allocation_run(a, h.bills, h.bill_count, h.receipts, h.receipt_count, day("2023-02-28"), &all);
	assert_string_equal(result_text(a, &h, &all), "R1>A 100.00, R1>B 50.00, R2>B -50.00, R2>A -10.00");
	allocation_by_bill(a, &all, h.bill_count, &first);
	assert_string_equal(result_text(a, &h, &all), "R1>A 100.00, R2>A -10.00, R1>B 50.00, R2>B -50.00");
	assert_int_equal(first[0], 0);
	assert_int_equal(first[1], 2);
	assert_int_equal(first[2], 4);
	assert_int_equal(first[3], 4);
	arena_free(a);
}

/* ---- houses made by chance ---- */

static unsigned chance_state;

static int chance(int below)
{
	chance_state = chance_state * 1103515245u + 12345u;
	return (int)(chance_state >> 16 & 0x7fff) % below;
}

static void chance_bill(struct bill *b, int i)
{
	static const char *const numbers[] = { "B0", "B1", "B2", "B3", "B4", "B5", "B6", "B7" };

	*b = (struct bill){ .number = numbers[i], .item = 1 + chance(3), .month_from = 2023 * 12 + chance(5) };
	b->rank = b->item;
	b->month_to = b->month_from + (chance(4) ? 0 : 2);
	b->charged = fen_of(chance(200));
	b->waived = fen_of(chance(5) ? 0 : chance((int)fen_count(b->charged) + 1));
	b->begin = month_first(b->month_from);
	b->due = month_last(b->month_from);
}

static void chance_receipt(struct receipt *r, int i)
{
	static const char *const numbers[] = { "R0", "R1", "R2", "R3", "R4", "R5", "R6", "R7" };
	static const char *const bills[] = { "B0", "B1", "B2", "B3", "B4", "B9" };

	*r = (struct receipt){ .number = numbers[i], .bill_number = "", .original = "", .month_from = RECEIPT_NO_MONTH, .month_to = RECEIPT_NO_MONTH };
	r->paid = day_plus(month_first(2023 * 12), chance(150));
	r->amount = fen_of(chance(300));
	r->item = chance(3) ? 1 + chance(3) : 0;
	r->voided = !chance(9);
	if (!chance(4))
		r->bill_number = bills[chance(6)];
	else if (!chance(3))
		r->month_from = r->month_to = 2023 * 12 + chance(6);
	if (i && !chance(4)) {
		r->original = numbers[chance(i)];
		r->amount = fen_of(-chance(250));
	}
}

static bool refunded(const struct house *h)
{
	for (int i = 0; i < h->receipt_count; i++)
		if (fen_count(h->receipts[i].amount) < 0 && h->receipts[i].fate == RECEIPT_TAKES_PART)
			return true;
	return false;
}

/* Unless a refund came last, no bill stays open while there is money that waits for nothing. */
static void prove_spent(const struct house *h, struct day as_of)
{
	bool money = false;

	for (int i = 0; i < h->receipt_count; i++)
		money = money || (fen_positive(h->receipts[i].left) && !h->receipts[i].waits);
	for (int i = 0; money && i < h->bill_count; i++)
		if (bill_begun(&h->bills[i], as_of))
			assert_int_equal(fen_count(bill_owed(&h->bills[i])), 0);
}

/* The same, whatever order the rows came in: numbers are unique here, so they decide. */
static void prove_turned(struct arena *a, const struct house *h, struct day as_of)
{
	struct house turned = *h;
	struct allocations all;

	for (int i = 0; i < h->bill_count; i++)
		turned.bills[i] = h->bills[h->bill_count - 1 - i];
	for (int i = 0; i < h->receipt_count; i++)
		turned.receipts[i] = h->receipts[h->receipt_count - 1 - i];
	allocation_run(a, turned.bills, turned.bill_count, turned.receipts, turned.receipt_count, as_of, &all);
	for (int i = 0; i < h->bill_count; i++)
		assert_int_equal(fen_count(turned.bills[h->bill_count - 1 - i].received), fen_count(h->bills[i].received));
	for (int i = 0; i < h->receipt_count; i++)
		assert_int_equal(fen_count(turned.receipts[h->receipt_count - 1 - i].left), fen_count(h->receipts[i].left));
}

static void test_houses_by_chance(void **state)
{
	struct arena *a = arena_new();
	struct day as_of = day("2023-04-20");

	(void)state;
	for (unsigned seed = 1; seed <= 5000; seed++) {
		struct house h = { .bill_count = 0 };
		struct allocations all;

		chance_state = seed;
		for (h.bill_count = 0; h.bill_count < 8; h.bill_count++)
			chance_bill(&h.bills[h.bill_count], h.bill_count);
		for (h.receipt_count = 0; h.receipt_count < 8; h.receipt_count++)
			chance_receipt(&h.receipts[h.receipt_count], h.receipt_count);
		allocation_run(a, h.bills, h.bill_count, h.receipts, h.receipt_count, as_of, &all);
		prove(&h, &all);
		if (!refunded(&h))
			prove_spent(&h, as_of);
		prove_turned(a, &h, as_of);
		arena_reset(a);
	}
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_cases), cmocka_unit_test(test_order_of_rows),
					    cmocka_unit_test(test_by_bill), cmocka_unit_test(test_houses_by_chance) };

	return cmocka_run_group_tests_name("allocation", tests, NULL, NULL);
}
