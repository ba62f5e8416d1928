/* annual: DOMAIN §4.6, RULINGS 21. Months are written as their scores; "-" is a month without data. */
#include "tests/unit/rule.h"

#include <stdio.h>

#include "pipeline/rules/annual.h"

#define NO (-1)

static const struct {
	const char *words, *months;
	int64_t mean, most, least, below;
	enum annual_advice advice;
} CASES[] = {
	{ "nothing", "", NO, 0, 0, 0, ANNUAL_NO_ADVICE },
	{ "no month with data", "- - -", NO, 0, 0, 0, ANNUAL_NO_ADVICE },
	{ "a good year", "95 92 91 96 94 90 93 95 97 92 91 90", 9300, 9700, 9000, 0, ANNUAL_RENEW },
	{ "missing months are left out, not 0", "95 - 91 -", 9300, 9500, 9100, 0, ANNUAL_RENEW },
	{ "a mean of just 90", "90 90 90", 9000, 9000, 9000, 0, ANNUAL_RENEW },
	{ "a mean of 89.99666…, as printed 90.00", "90 90 89.99", 9000, 9000, 8999, 0, ANNUAL_RENEW },
	{ "a mean of 89.99", "90 89.98", 8999, 9000, 8998, 0, ANNUAL_IMPROVE },
	{ "good, but one month below 80", "99 99 79.99", 9266, 9900, 7999, 1, ANNUAL_IMPROVE },
	{ "a month of just 80 is not below", "99 99 80", 9267, 9900, 8000, 1, ANNUAL_RENEW },
	{ "three months below 80, good otherwise", "99 99 99 99 99 99 99 99 99 79 79 79", 9400, 9900, 7900, 3, ANNUAL_REPLACE },
	{ "two months below 80", "99 99 99 79 79", 9100, 9900, 7900, 2, ANNUAL_IMPROVE },
	{ "a mean below 80", "81 81 77", 7967, 8100, 7700, 3, ANNUAL_REPLACE },
	{ "a mean of just 80", "82 78", 8000, 8200, 7800, 2, ANNUAL_IMPROVE },
	{ "below 85: 84.99 is, 85.00 is not", "85 84.99 90", 8666, 9000, 8499, 1, ANNUAL_IMPROVE },
};

static void test_year(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(CASES); i++) {
		const char *text = CASES[i].months;
		struct annual y = { 0 };
		char word[16];
		int64_t mean;
		int used;

		for (; sscanf(text, " %15s%n", word, &used) == 1; text += used) {
			bool has = strcmp(word, "-") != 0;

			annual_add(&y, has, mark_of(has ? fen_count(rule_fen(word)) : 0), (struct coverage){ 0, 0 });
		}
		rule_same_int(CASES[i].words, annual_mean(&y, &mean) ? mean : NO, CASES[i].mean);
		rule_same_int(CASES[i].words, y.most, CASES[i].most);
		rule_same_int(CASES[i].words, y.least, CASES[i].least);
		rule_same_int(CASES[i].words, y.below, CASES[i].below);
		rule_same_int(CASES[i].words, annual_advice(&y), CASES[i].advice);
	}
}

static void test_coverage(void **state)
{
	struct annual y = { 0 };
	int64_t percent;

	(void)state;
	assert_false(annual_coverage(&y, &percent));
	annual_add(&y, true, mark_of(9000), (struct coverage){ 31, 31 });
	annual_add(&y, true, mark_of(9000), (struct coverage){ 28, 26 });
	annual_add(&y, false, mark_of(0), (struct coverage){ 30, 0 });
	assert_true(annual_coverage(&y, &percent));
	rule_same_int("the mean of 100 % and 92.857… %, without the month that has no data", percent, 9643);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_year), cmocka_unit_test(test_coverage) };

	return cmocka_run_group_tests_name("annual", tests, NULL, NULL);
}
