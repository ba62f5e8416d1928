/* level, dimension: DOMAIN §5.2, §5.3, §11 vector 14. A tally is the counts of 5, 4, 3, 2, 1 and of 不了解. */
#include "tests/unit/rule.h"

#include <stdio.h>

#include "pipeline/rules/level.h"

/* clang-format off: a case a line */
static const struct {
	const char *word;
	int level;
} WORDS[] = {
	{ "非常满意", 5 }, { "很满意", 5 }, { "十分满意", 5 }, { "a", 5 }, { "5", 5 }, { "满意", 4 }, { "比较满意", 4 }, { "较满意", 4 }, { "b", 4 },
	{ "一般", 3 }, { "基本满意", 3 }, { "不满意", 2 }, { "不太满意", 2 }, { "非常不满意", 1 }, { "很不满意", 1 }, { "极不满意", 1 }, { "1", 1 },
	{ "不了解", 0 }, { "未接触", 0 }, { "", 0 }, { "8", -1 }, { "85", -1 }, { "10", -1 }, { "还行吧", -1 },
};

static const struct {
	const char *words;
	struct level_tally tally;
	struct level_terms terms;
	const char *figures; /* answers satisfied index */
} TALLIES[] = {
	{ "vector 14", { { 15, 10, 20, 50, 80, 40 } }, { 20, false }, "200 120 7200" },
	{ "… 一般 counts when so set", { { 15, 10, 20, 50, 80, 40 } }, { 20, true }, "200 170 7200" },
	{ "… from 0 to 100", { { 15, 10, 20, 50, 80, 40 } }, { 25, false }, "200 120 6500" },
	{ "all content", { { 0, 0, 0, 0, 0, 3 } }, { 20, false }, "3 3 10000" },
	{ "all very bad, scale of 20", { { 0, 3, 0, 0, 0, 0 } }, { 20, false }, "3 0 2000" },
	{ "all very bad, scale of 25", { { 0, 3, 0, 0, 0, 0 } }, { 25, false }, "3 0 0" },
	{ "half up: 2 of 80 and 1 of 100 in three are 86.67", { { 0, 0, 0, 0, 2, 1 } }, { 20, false }, "3 3 8667" },
	{ "不了解 alone is no answer", { { 7, 0, 0, 0, 0, 0 } }, { 20, false }, "0 0 -" },
};

static const struct {
	const char *words, *text;
	int dimension;
} NAMED[] = {
	{ "the code", "d3", 3 }, { "of two digits", "d10", 10 }, { "as headings have it, folded", "d3环境保洁", 3 }, { "a question of it", "d3.2", 3 },
	{ "the name", "环境保洁", 3 }, { "as a whole", "d0", 0 }, { "no such code", "d11", -1 }, { "no such name", "保洁", -1 }, { "nothing", "", -1 },
	{ "the code counts, whatever stands behind", "d5安保", 5 },
};
/* clang-format on */

static void test_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(WORDS); i++)
		rule_same_int(WORDS[i].word, level_of(WORDS[i].word), WORDS[i].level);
	for (int l = 1; l < LEVELS; l++)
		rule_same_int(level_name((enum level)l), level_of(level_name((enum level)l)), l);
	for (size_t i = 0; i < ROWS(NAMED); i++)
		rule_same_int(NAMED[i].words, dimension_of(NAMED[i].text), NAMED[i].dimension);
}

static void test_tallies(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(TALLIES); i++) {
		struct share s = level_satisfied(&TALLIES[i].tally, &TALLIES[i].terms);
		char got[64];
		int64_t index;

		snprintf(got, sizeof got, "%lld %lld -", (long long)s.whole, (long long)s.part);
		if (level_index(&TALLIES[i].tally, &TALLIES[i].terms, &index))
			snprintf(got, sizeof got, "%lld %lld %lld", (long long)s.whole, (long long)s.part, (long long)index);
		if (strcmp(got, TALLIES[i].figures))
			fail_msg("%s: want %s, got %s", TALLIES[i].words, TALLIES[i].figures, got);
	}
}

/* D1: 4 of 80; D2: 1 of 100 and 2 of 60, 73.333…; weights .15 and .08 → (80 × .15 + 73.333 × .08) / .23 = 77.68 */
static void test_overall(void **state)
{
	const int64_t weights[DIMENSIONS] = { 0, 150000, 80000 };
	const struct level_terms terms = { 20, false };
	struct level_tally t[DIMENSIONS] = { { { 0, 10, 0, 0, 0, 0 } }, { { 0, 0, 0, 0, 4, 0 } }, { { 0, 0, 0, 2, 0, 1 } } };
	int64_t got;

	(void)state;
	assert_true(level_overall(t, weights, &terms, &got));
	rule_same_int("D0 has no weight, D3 no answers", got, 7768);
	t[1] = t[2] = (struct level_tally){ { 9 } };
	assert_true(level_overall(t, weights, &terms, &got));
	rule_same_int("no dimension has answers: D0's own", got, 2000);
	t[0] = t[1];
	assert_false(level_overall(t, weights, &terms, &got));
	assert_false(level_terms_sound(&(struct level_terms){ 10, false }));
}

static void test_change(void **state)
{
	const struct level_terms terms = { 20, false };
	const struct level_tally now = { { 0, 0, 0, 1, 2, 0 } }, before = { { 0, 0, 0, 0, 0, 3 } }, none = { { 4 } };
	int64_t got;

	(void)state;
	assert_true(level_index_change(&now, &before, &terms, &got));
	rule_same_int("73.333 - 100", got, -2667);
	assert_true(level_index_change(&before, &now, &terms, &got));
	rule_same_int("and back", got, 2667);
	assert_false(level_index_change(&now, &none, &terms, &got));
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_words), cmocka_unit_test(test_tallies), cmocka_unit_test(test_overall),
					    cmocka_unit_test(test_change) };

	return cmocka_run_group_tests_name("level", tests, NULL, NULL);
}
