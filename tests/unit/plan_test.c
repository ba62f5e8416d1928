/* plan: cards -> order, and what is refused. DESIGN §3. */
#include "tests/unit/folder.h"

#include "pipeline/run/plan.h"

static const char *const SOURCES[] = { "bills", "receipts", NULL };

#define READ "stage 1_read\nabout reads\nneeds dir:inputs\nmakes source:*\nmakes table:bill\nmakes ledger:arrival\n"
#define SUM  "stage 2_sum\nabout sums\nneeds table:bill\nneeds setting:fee\nmakes table:sum\n"
#define MORE "stage 2_more\nneeds table:sum\nneeds as-of\nmakes table:more\n"
#define WRITE                                                                                                          \
	"stage 3_write\nabout writes\nunits 2\nneeds setting:project\nmakes files:letters\n\nunit b\nneeds "           \
	"table:more\nmakes files:letters\n\n"                                                                          \
	"unit a\nneeds table:sum\nmakes files:letters\n"

struct order_case {
	const char *words;
	const char *cards[6];
	const char *order; /* or what the refusal must say */
	enum err_kind kind;
};

static const struct order_case ORDER[] = {
	{ "makers before takers, whatever the order in which cards come",
	  { MORE, WRITE, SUM, READ },
	  "1_read 2_sum 2_more 3_write/a 3_write/b ",
	  ERR_NONE },
	{ "by name where nothing else decides",
	  { "stage 2_b\nmakes table:b\n", "stage 2_a\nmakes table:a\n" },
	  "2_a 2_b ",
	  ERR_NONE },
	{ "a stage without units left makes nothing to run",
	  { READ, "stage 3_write\nunits 0\n" },
	  "1_read ",
	  ERR_NONE },
	{ "a source's table comes from the maker of source:*",
	  { READ, "stage 2_x\nneeds table:bills\nneeds table:src_receipts\n" },
	  "1_read 2_x ",
	  ERR_NONE },
	{ "what a stage makes itself is no need of another",
	  { "stage 2_x\nneeds table:x\nmakes table:x\n" },
	  "2_x ",
	  ERR_NONE },
	{ "a table that nobody makes", { READ, "stage 2_x\nneeds table:nobody\n" }, "2_x needs table:nobody", ERR_BUG },
	{ "a source that is no source", { READ, "stage 2_x\nneeds table:src_nobody\n" }, "table:src_nobody", ERR_BUG },
	{ "two makers of a table",
	  { READ, SUM, "stage 2_other\nmakes table:sum\n" },
	  "table:sum is made by 2_other and by 2_sum",
	  ERR_BUG },
	{ "two makers of a part of the ledger",
	  { READ, "stage 2_other\nmakes ledger:arrival\n" },
	  "ledger:arrival is made by",
	  ERR_BUG },
	{ "a circle of two",
	  { "stage 2_a\nneeds table:b\nmakes table:a\n", "stage 2_b\nneeds table:a\nmakes table:b\n" },
	  "2_a <- 2_b <- 2_a",
	  ERR_BUG },
	{ "a circle of three, behind one that is not in it",
	  { "stage 2_0\nneeds table:a\nmakes table:x\n", "stage 2_a\nneeds table:b\nmakes table:a\n",
	    "stage 2_b\nneeds table:c\nmakes table:b\n", "stage 2_c\nneeds table:a\nmakes table:c\n" },
	  "2_a <- 2_b <- 2_c <- 2_a",
	  ERR_BUG },
	{ "a word that is no word of cards", { "stage 2_a\nneeds tabel:b\n" }, "tabel:b", ERR_BUG },
	{ "a prefix with nothing behind it", { "stage 2_a\nmakes table:\n" }, "table:", ERR_BUG },
	{ "no stages at all", { NULL }, "no stages", ERR_MISSING },
	{ "a program that prints nothing", { "" }, "no card", ERR_BUG },
	{ "a card without its first line", { "about x\n" }, "begin", ERR_BUG },
};

static int add_all(struct plan *p, const char *const *cards, struct err *e)
{
	for (; *cards; cards++)
		if (plan_add(p, *cards, e) < 0)
			return -1;
	return plan_sort(p, SOURCES, e);
}

static const char *order_of(const struct plan *p)
{
	const char *text = "";

	for (size_t i = 0; i < p->count; i++) {
		text = arena_printf(p->arena, "%s%s ", text, p->order[i]->name);
		assert_int_equal(p->order[i]->place, i);
	}
	return text;
}

static void test_order(void **state)
{
	struct folder *f = *state;

	for (size_t i = 0; i < sizeof ORDER / sizeof *ORDER; i++) {
		const struct order_case *c = &ORDER[i];
		struct plan *p = plan_new(f->arena);
		struct err e = { 0 };
		int rc = add_all(p, c->cards, &e);

		if (c->kind == ERR_NONE ? rc < 0 || strcmp(order_of(p), c->order) != 0
					: rc == 0 || e.kind != c->kind || !strstr(e.text, c->order))
			fail_msg("%s: %s", c->words, rc < 0 ? e.text : order_of(p));
	}
}

static void test_broken_unit_stops_no_other(void **state)
{
	struct folder *f = *state;
	struct plan *p = plan_new(f->arena);
	const char *cards[] = {
		READ, "stage 3_write\nunits 2\n\nunit bad\nneeds table:nobody\n\nunit good\nneeds table:bill\n", NULL
	};
	struct err e = { 0 };

	assert_int_equal(add_all(p, cards, &e), 0);
	assert_string_equal(order_of(p), "1_read 3_write/bad 3_write/good ");
	assert_non_null(strstr(p->order[1]->broken, "table:nobody"));
	assert_null(p->order[2]->broken);
}

static void test_unit_has_its_stages_needs(void **state)
{
	struct folder *f = *state;
	struct plan *p = plan_new(f->arena);
	const char *cards[] = { READ, SUM, MORE, WRITE, NULL };
	const struct card *a;
	struct err e = { 0 };

	assert_int_equal(add_all(p, cards, &e), 0);
	a = p->order[3];
	assert_string_equal(a->needs[0], "setting:project");
	assert_string_equal(a->needs[1], "table:sum");
	assert_null(a->needs[2]);
	assert_int_equal(a->maker_count, 1);
	assert_string_equal(a->makers[0]->name, "2_sum");
}

static const struct {
	const char *words, *name;
	const char *alone, *makers, *takers; /* a letter a card: read, sum, more, a, b */
} MARKS[] = {
	{ "a stage by its full name", "2_sum", "-s---", "rs---", "-smab" },
	{ "without its digit", "sum", "-s---", "rs---", "-smab" },
	{ "a stage with units means all of them", "write", "---ab", "rsmab", "---ab" },
	{ "one unit", "3_write/a", "---a-", "rs-a-", "---a-" },
	{ "one unit without the digit", "write/b", "----b", "rsm-b", "----b" },
	{ "one unit by its own name", "b", "----b", "rsm-b", "----b" },
	{ "the first", "read", "r----", "r----", "rsmab" },
};

static void same_marks(const char *words, const bool *marks, const char *want)
{
	for (int i = 0; i < 5; i++)
		if (marks[i] != (want[i] != '-'))
			fail_msg("%s: card %d, wanted %s", words, i, want);
}

static void test_marks(void **state)
{
	struct folder *f = *state;
	struct plan *p = plan_new(f->arena);
	const char *cards[] = { READ, SUM, "stage 2_tally\nneeds table:sum\nneeds as-of\nmakes table:more\n", WRITE,
				NULL };
	struct err e = { 0 };

	assert_int_equal(add_all(p, cards, &e), 0);
	for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++) {
		bool alone[5] = { false }, makers[5] = { false }, takers[5] = { false };

		assert_int_equal(plan_mark(p, MARKS[i].name, alone, &e), 0);
		memcpy(makers, alone, sizeof alone);
		memcpy(takers, alone, sizeof alone);
		plan_mark_makers(p, makers);
		plan_mark_takers(p, takers);
		same_marks(MARKS[i].words, alone, MARKS[i].alone);
		same_marks(MARKS[i].words, makers, MARKS[i].makers);
		same_marks(MARKS[i].words, takers, MARKS[i].takers);
	}
}

static void test_unknown_name_is_answered_with_the_nearest(void **state)
{
	struct folder *f = *state;
	struct plan *p = plan_new(f->arena);
	const char *cards[] = { READ, SUM, NULL };
	bool marks[2] = { false };
	struct err e = { 0 };

	assert_int_equal(add_all(p, cards, &e), 0);
	assert_int_equal(plan_mark(p, "raed", marks, &e), -1);
	assert_int_equal(e.kind, ERR_USAGE);
	assert_non_null(strstr(e.text, "read"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_broken_unit_stops_no_other),
		cmocka_unit_test(test_unit_has_its_stages_needs),
		cmocka_unit_test(test_marks),
		cmocka_unit_test(test_unknown_name_is_answered_with_the_nearest),
	};

	return cmocka_run_group_tests(tests, folder_open, folder_close);
}
