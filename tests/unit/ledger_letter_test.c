/* ledger_letter: numbers without gaps or repeats, once for room, step and data cut, and what becomes of each. RULINGS 13, 39. */
#include "tests/unit/folder.h"

#include "pipeline/store/ledger_letter.h"

#define PDF "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define EVER day_of(INT32_MAX)

static struct ledger *fresh(struct folder *f, const char *name)
{
	struct ledger *l = ledger_open(folder_at(f, name), DB_WRITE, &f->e);

	if (!l)
		fail_msg("%s", f->e.text);
	return l;
}

static struct day day(const char *text)
{
	struct day d;

	assert_true(day_parse(text, &d));
	return d;
}

static struct ledger_letter letter_for(const char *room, const char *step, const char *cut, const char *as_of)
{
	static struct ledger_letter_bill bills[] = {
		{ "B1", "bills", "物业费", 24310, 24310, { 30000 }, { 1000 }, { 9000 }, { 20000 }, { 12 }, true, { 20000 } },
		{ "B2", "bills", "垃圾费", 24311, 24311, { 500 }, { 0 }, { 0 }, { 500 }, { 0 }, false, { 20030 } },
	};

	return (struct ledger_letter){
		.template = "dunning_s2", .step = step, .room = room, .owner = "张三", .owners = "张三、李四",
		.area = 9000, .price = 25000, .as_of = day(as_of), .cut = day(cut),
		.pay_by = day_plus(day(as_of), 7), .from_day = day_of(19990), .to_day = day_of(20030), .months = 2,
		.charged = fen_of(30500), .waived = fen_of(1000), .received = fen_of(9000), .owed = fen_of(20500),
		.approved_by = "王主管", .bills = bills, .bill_count = 2,
	};
}

static const struct {
	const char *words, *room, *step, *cut, *as_of, *number;
	bool added;
} ADDS[] = {
	{ "the first of the year", "1-1-101", "S2", "2026-11-24", "2026-11-25", "催字[2026]第0001号", true },
	{ "the next room", "1-1-102", "S2", "2026-11-24", "2026-11-25", "催字[2026]第0002号", true },
	{ "the same room, step and cut: no second letter", "1-1-101", "S2", "2026-11-24", "2026-11-25",
	  "催字[2026]第0001号", false },
	{ "nor on another day with the same cut", "1-1-101", "S2", "2026-11-24", "2026-11-26", "催字[2026]第0001号",
	  false },
	{ "another step of the room", "1-1-101", "S3-1", "2026-11-24", "2026-11-25", "催字[2026]第0003号", true },
	{ "a later cut", "1-1-101", "S2", "2026-12-28", "2026-12-29", "催字[2026]第0004号", true },
	{ "numbers begin anew with the year", "1-1-103", "S2", "2026-12-31", "2027-01-01", "催字[2027]第0001号", true },
};

static void add(struct folder *f, struct ledger *l, struct ledger_letter *letter, bool *added)
{
	if (ledger_add_letter(l, f->arena, letter, added, &f->e) < 0)
		fail_msg("%s", f->e.text);
}

static void test_numbers(void **state)
{
	struct folder *f = *state;
	struct ledger *l = fresh(f, "numbers.db");

	for (size_t i = 0; i < sizeof ADDS / sizeof *ADDS; i++) {
		struct ledger_letter letter =
		    letter_for(ADDS[i].room, ADDS[i].step, ADDS[i].cut, ADDS[i].as_of);
		bool added;

		add(f, l, &letter, &added);
		if (added != ADDS[i].added || strcmp(letter.number, ADDS[i].number) != 0)
			fail_msg("%s: %s, %d", ADDS[i].words, letter.number, added);
		assert_string_equal(letter.state, "pending");
	}
	ledger_close(l);
}

static void test_a_transaction_that_fails_takes_no_number(void **state)
{
	struct folder *f = *state;
	struct ledger *l = fresh(f, "undone.db");
	struct ledger_letter letter = letter_for("1-1-101", "S2", "2026-11-24", "2026-11-25");
	bool added;

	assert_int_equal(ledger_begin(l, &f->e), 0);
	add(f, l, &letter, &added);
	ledger_close(l);
	l = fresh(f, "undone.db");
	letter.room = "1-1-102";
	add(f, l, &letter, &added);
	assert_string_equal(letter.number, "催字[2026]第0001号");
	ledger_close(l);
}

static void test_sums_that_do_not_add_up_are_refused(void **state)
{
	struct folder *f = *state;
	struct ledger *l = fresh(f, "sums.db");
	struct ledger_letter letter = letter_for("1-1-101", "S2", "2026-11-24", "2026-11-25");
	bool added;

	letter.owed = fen_of(20501);
	assert_int_equal(ledger_add_letter(l, f->arena, &letter, &added, &f->e), -1);
	ledger_close(l);
}

static void test_reading_back(void **state)
{
	struct folder *f = *state;
	struct ledger *l = fresh(f, "back.db");
	struct ledger_letter letter = letter_for("2-1-1001", "S2", "2026-11-24", "2026-11-25"), *list;
	bool added;
	size_t n;

	add(f, l, &letter, &added);
	letter.room = "2-1-201";
	letter.address = "某路 1 号";
	letter.has_penalty = true;
	letter.penalty = fen_of(12);
	add(f, l, &letter, &added);
	assert_non_null(list = ledger_letters(f->arena, l, EVER, NULL, true, &n, &f->e));
	assert_int_equal(n, 0); /* pending ones are asked for by name */
	assert_non_null(list = ledger_letters(f->arena, l, EVER, "pending", true, &n, &f->e));
	assert_int_equal(n, 2);
	assert_string_equal(list[0].room, "2-1-201"); /* rooms in natural order */
	assert_string_equal(list[0].address, "某路 1 号");
	assert_null(list[1].address);
	assert_null(list[1].digest);
	assert_int_equal(list[0].owed.n, 20500);
	assert_true(list[0].has_penalty);
	assert_false(list[1].has_penalty);
	assert_int_equal(list[0].bill_count, 2);
	assert_string_equal(list[0].bills[1].bill_no, "B2");
	assert_true(list[0].bills[0].has_penalty);
	assert_false(list[0].bills[1].has_penalty);
	assert_int_equal(list[0].bills[0].received.n, 9000);
	ledger_close(l);
}

static size_t count_on(struct folder *f, struct ledger *l, const char *as_of, const char *what)
{
	size_t n;

	assert_non_null(ledger_letters(f->arena, l, day(as_of), what, false, &n, &f->e));
	return n;
}

static void test_what_becomes_of_it(void **state)
{
	struct folder *f = *state;
	struct ledger *l = fresh(f, "states.db");
	struct ledger_letter letter = letter_for("1-1-101", "S2", "2026-11-24", "2026-11-25");
	const char *first;
	bool added;

	add(f, l, &letter, &added);
	first = letter.number;
	assert_int_equal(ledger_issue_letter(l, first, PDF, &f->e), 0);
	assert_int_equal(ledger_issue_letter(l, first, PDF, &f->e), -1); /* only what is pending */
	assert_int_equal(f->e.kind, ERR_BUG);
	assert_int_equal(count_on(f, l, "2026-11-24", NULL), 0); /* it counts from its as-of on */
	assert_int_equal(count_on(f, l, "2026-11-25", "issued"), 1);
	assert_int_equal(ledger_void_letter(l, "催字[2026]第0099号", "写错", day("2026-11-27"), &f->e), -1);
	assert_int_equal(f->e.kind, ERR_INPUT);
	assert_int_equal(ledger_void_letter(l, first, "写错", day("2026-11-27"), &f->e), 0);
	assert_int_equal(ledger_void_letter(l, first, "写错", day("2026-11-27"), &f->e), -1);
	assert_int_equal(count_on(f, l, "2026-11-26", "issued"), 1); /* it stood until it was voided */
	assert_int_equal(count_on(f, l, "2026-11-27", "issued"), 0);
	assert_int_equal(count_on(f, l, "2026-11-27", "void"), 1);
	add(f, l, &letter, &added); /* after that the room can have it again, under a new number */
	assert_true(added);
	assert_string_equal(letter.number, "催字[2026]第0002号");
	ledger_close(l);
}

static void test_digest_counts_letters_of_its_day(void **state)
{
	struct folder *f = *state;
	struct ledger *l = fresh(f, "digest.db");
	struct ledger_letter letter = letter_for("1-1-101", "S2", "2026-11-24", "2026-11-25");
	char none[FILE_DIGEST], issued[FILE_DIGEST], now[FILE_DIGEST];
	struct day d = day("2026-11-25");
	bool added;

	assert_int_equal(ledger_digest(l, "letter", d, none, &f->e), 0);
	add(f, l, &letter, &added);
	assert_int_equal(ledger_digest(l, "letter", d, now, &f->e), 0);
	assert_string_equal(now, none); /* a pending one has not gone out */
	assert_int_equal(ledger_issue_letter(l, letter.number, PDF, &f->e), 0);
	assert_int_equal(ledger_digest(l, "letter", d, issued, &f->e), 0);
	assert_string_not_equal(issued, none);
	assert_int_equal(ledger_digest(l, "letter", day_plus(d, -1), now, &f->e), 0);
	assert_string_equal(now, none);
	assert_int_equal(ledger_void_letter(l, letter.number, "写错", day_plus(d, 2), &f->e), 0);
	assert_int_equal(ledger_digest(l, "letter", d, now, &f->e), 0);
	assert_string_equal(now, issued);
	assert_int_equal(ledger_digest(l, "letter", day_plus(d, 2), now, &f->e), 0);
	assert_string_not_equal(now, issued);
	ledger_close(l);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_a_transaction_that_fails_takes_no_number),
		cmocka_unit_test(test_sums_that_do_not_add_up_are_refused),
		cmocka_unit_test(test_reading_back),
		cmocka_unit_test(test_what_becomes_of_it),
		cmocka_unit_test(test_digest_counts_letters_of_its_day),
	};

	return cmocka_run_group_tests(tests, folder_open, folder_close);
}
