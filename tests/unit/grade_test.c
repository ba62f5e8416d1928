/* grade: DOMAIN §4.4. */
#include "tests/unit/rule.h"

#include "pipeline/rules/grade.h"

static const char *const BANDS[] = { "95: 优: 0", "90: 良: 0", "85: 合格: 2", "80: 基本合格: 5", "0: 不合格: 10", NULL };

static const struct {
	const char *words;
	int64_t score;
	const char *name, *deduction; /* of 12,345.67 yuan */
} CASES[] = {
	{ "full", 10000, "优", "0.00" },	       { "95.00", 9500, "优", "0.00" },	  { "94.99", 9499, "良", "0.00" },
	{ "90.00", 9000, "良", "0.00" },	       { "89.99", 8999, "合格", "246.91" }, { "85.00", 8500, "合格", "246.91" },
	{ "84.99", 8499, "基本合格", "617.28" }, { "80.00", 8000, "基本合格", "617.28" },
	{ "79.99", 7999, "不合格", "1234.57" },   { "nothing", 0, "不合格", "1234.57" },
};

static void test_grades(void **state)
{
	struct arena *a = arena_new();
	const char *bad;
	struct grade *bands = grade_bands(a, BANDS, &bad);

	(void)state;
	assert_non_null(bands);
	for (size_t i = 0; i < ROWS(CASES); i++) {
		const struct grade *g = grade_of(bands, CASES[i].score);
		struct fen off;

		if (strcmp(g->name, CASES[i].name))
			fail_msg("%s: want %s, got %s", CASES[i].words, CASES[i].name, g->name);
		assert_true(grade_deduction(g, rule_fen("12345.67"), &off));
		rule_same_fen(CASES[i].words, off, CASES[i].deduction);
		rule_same_int(CASES[i].words, grade_lowest(g), CASES[i].score < 8000);
	}
	arena_free(a);
}

static const struct {
	const char *words;
	const char *bands[3];
} WRONG[] = {
	{ "none", { NULL } },
	{ "the lowest is not from 0", { "95: 优: 0", "80: 良: 0" } },
	{ "not the best first", { "0: 不合格: 10", "95: 优: 0" } },
	{ "the same twice", { "0: 不合格: 10", "0: 优: 0" } },
	{ "no percent", { "0: 不合格" } },
	{ "no name", { "0: : 10" } },
	{ "no number", { "zero: 不合格: 10" } },
	{ "three decimals", { "0.001: 不合格: 10" } },
	{ "more than all of the fee", { "0: 不合格: 101" } },
	{ "too many parts", { "0: 不合格: 10: 5" } },
};

static void test_wrong(void **state)
{
	struct arena *a = arena_new();
	const char *bad;

	(void)state;
	for (size_t i = 0; i < ROWS(WRONG); i++)
		if (grade_bands(a, WRONG[i].bands, &bad))
			fail_msg("%s: taken", WRONG[i].words);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_grades), cmocka_unit_test(test_wrong) };

	return cmocka_run_group_tests_name("grade", tests, NULL, NULL);
}
