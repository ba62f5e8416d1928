/* charge: DOMAIN §3.1, §11 vectors 7 and 8. */
#include "tests/unit/rule.h"

#include "pipeline/rules/charge.h"

static void test_area(void **state)
{
	static const struct {
		const char *words;
		int64_t price, area;
		int months;
		enum charge_round round;
		const char *fee;
	} cases[] = {
		{ "vector 7: 2.35 for 98.76 m2 is 232.086", 23500, 9876, 1, CHARGE_PER_MONTH, "232.09" },
		{ "vector 7: three months, each rounded", 23500, 9876, 3, CHARGE_PER_MONTH, "696.27" },
		{ "vector 7: three months, rounded once", 23500, 9876, 3, CHARGE_PER_BILL, "696.26" },
		{ "half a fen goes up", 10000, 50, 1, CHARGE_PER_MONTH, "0.50" },
		{ "0.005 is 0.01", 50, 100, 1, CHARGE_PER_MONTH, "0.01" },
		{ "0.0049 is nothing", 49, 100, 1, CHARGE_PER_MONTH, "0.00" },
		{ "four decimals of the price count", 23456, 10000, 1, CHARGE_PER_MONTH, "234.56" },
		{ "no area, no fee", 23500, 0, 12, CHARGE_PER_BILL, "0.00" },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(cases); i++) {
		struct fen got;

		assert_true(charge_of(cases[i].price, cases[i].area, cases[i].months, cases[i].round, &got));
		rule_same_fen(cases[i].words, got, cases[i].fee);
	}
}

static void test_part(void **state)
{
	static const struct {
		const char *words, *month, *start;
		enum charge_part part;
		const char *fee;
	} cases[] = {
		{ "vector 8: from the 17th, 12 of 28 days", "232.09", "2023-02-17", CHARGE_ACTUAL_DAYS, "99.47" },
		{ "from the 17th, 12 of 30 days", "232.09", "2023-02-17", CHARGE_OF_30, "92.84" },
		{ "from the first: all of it", "232.09", "2023-02-01", CHARGE_ACTUAL_DAYS, "232.09" },
		{ "31 days are no more than 30", "232.09", "2023-01-01", CHARGE_OF_30, "232.09" },
		{ "the last day", "310.00", "2023-01-31", CHARGE_ACTUAL_DAYS, "10.00" },
		{ "a leap February", "290.00", "2024-02-29", CHARGE_ACTUAL_DAYS, "10.00" },
		{ "half a month: from the 15th all", "100.00", "2023-02-15", CHARGE_HALF_MONTH, "100.00" },
		{ "half a month: from the 16th half", "100.01", "2023-02-16", CHARGE_HALF_MONTH, "50.01" },
		{ "no parts: all", "100.00", "2023-02-28", CHARGE_WHOLE, "100.00" },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(cases); i++) {
		struct fen got;

		assert_true(charge_from(rule_fen(cases[i].month), rule_day(cases[i].start), cases[i].part, &got));
		rule_same_fen(cases[i].words, got, cases[i].fee);
	}
}

static void test_too_large(void **state)
{
	struct fen got;

	(void)state;
	assert_false(charge_of(INT64_MAX, INT64_MAX, 1, CHARGE_PER_MONTH, &got));
	assert_false(charge_of(1, INT64_MAX, 2, CHARGE_PER_BILL, &got));
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_area), cmocka_unit_test(test_part), cmocka_unit_test(test_too_large) };

	return cmocka_run_group_tests_name("charge", tests, NULL, NULL);
}
