/* The scale of a chart: round ticks, where figures lie, how they are read and written. */
#include "tests/unit/rule.h"

#include "pipeline/render/letter_axis.h"

#define ONE 10000

static void ticks_are_round(void **state)
{
	static const struct {
		const char *words;
		int64_t least, most, from, to, step;
	} TABLE[] = {
		{ "scores", 0, 100 * ONE, 0, 100 * ONE, 20 * ONE },
		{ "scores from sixty on", 60 * ONE, 100 * ONE, 60 * ONE, 100 * ONE, 10 * ONE },
		{ "what lies between ticks is covered", 0, 91 * ONE + 6700, 0, 100 * ONE, 20 * ONE },
		{ "money", 0, 1204 * ONE + 5000, 0, 1500 * ONE, 500 * ONE },
		{ "less than one", 0, 4200, 0, 5000, 1000 },
		{ "below and above zero", -12 * ONE, 95 * ONE, -50 * ONE, 100 * ONE, 50 * ONE },
		{ "below zero only", -7 * ONE, 0, -8 * ONE, 0, 2 * ONE },
		{ "nothing at all", 0, 0, 0, ONE, 2000 },
		{ "one figure that is not zero", 3 * ONE, 3 * ONE, 3 * ONE, 4 * ONE, 2000 },
		{ "the largest", 0, INT64_C(1000000000) * ONE, 0, INT64_C(1000000000) * ONE, INT64_C(200000000) * ONE },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(TABLE); i++) {
		struct letter_axis x = letter_axis(TABLE[i].least, TABLE[i].most, 5);

		rule_same_int(TABLE[i].words, x.from, TABLE[i].from);
		rule_same_int(TABLE[i].words, x.to, TABLE[i].to);
		rule_same_int(TABLE[i].words, x.step, TABLE[i].step);
	}
}

static void figures_have_their_place(void **state)
{
	struct letter_axis x = letter_axis(-50 * ONE, 100 * ONE, 5);

	(void)state;
	assert_int_equal(letter_axis_place(&x, -50 * ONE, 300000), 0);
	assert_int_equal(letter_axis_place(&x, 0, 300000), 100000);
	assert_int_equal(letter_axis_place(&x, 100 * ONE, 300000), 300000);
	assert_int_equal(letter_axis_place(&x, 25 * ONE, 300000), 150000);
}

static void ticks_are_written(void **state)
{
	static const struct {
		int64_t step, figure;
		const char *want;
	} TABLE[] = {
		{ 20 * ONE, 0, "0" },	      { 20 * ONE, 100 * ONE, "100" }, { 500 * ONE, 1500 * ONE, "1,500" },
		{ 50 * ONE, -50 * ONE, "-50" }, { 1000, 4000, "0.4" },	      { 500, ONE, "1.00" },
		{ 1, 12, "0.0012" },	      { 5000, -5000, "-0.5" },	      { ONE, 1234567 * (int64_t)ONE, "1,234,567" },
	};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < ROWS(TABLE); i++) {
		struct letter_axis x = { 0, 0, TABLE[i].step };

		assert_string_equal(letter_axis_text(a, &x, TABLE[i].figure), TABLE[i].want);
	}
	arena_free(a);
}

static void figures_are_read(void **state)
{
	static const struct {
		const char *text;
		bool is;
		int64_t want;
	} TABLE[] = {
		{ "0", true, 0 },		 { "91.67", true, 916700 },	  { "1,204.50", true, 12045000 },
		{ "-3", true, -30000 },		 { "88.5%", true, 885000 },	  { "0.0001", true, 1 },
		{ "1000000000", true, INT64_C(10000000000000) },
		{ "", false, 0 },		 { "-", false, 0 },		  { "1.", false, 0 },
		{ ".5", false, 0 },		 { "1e5", false, 0 },		  { "0.00001", false, 0 },
		{ "十", false, 0 },		 { "1 2", false, 0 },		  { "1000000001", false, 0 },
		{ "99999999999999999999", false, 0 },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(TABLE); i++) {
		int64_t got = 0;

		if (letter_axis_read(TABLE[i].text, &got) != TABLE[i].is)
			fail_msg("\"%s\"", TABLE[i].text);
		if (TABLE[i].is)
			rule_same_int(TABLE[i].text, got, TABLE[i].want);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ticks_are_round),
		cmocka_unit_test(figures_have_their_place),
		cmocka_unit_test(ticks_are_written),
		cmocka_unit_test(figures_are_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
