/* workday: Monday to Friday without the holidays of the settings. */
#include "tests/unit/rule.h"

#include "pipeline/rules/workday.h"

static const struct {
	const char *words, *day;
	bool works;
} WORKING[] = {
	{ "a Monday", "2023-03-06", true },
	{ "a Friday", "2023-03-10", true },
	{ "a Saturday", "2023-03-11", false },
	{ "a Sunday", "2023-03-12", false },
	{ "a holiday on a Wednesday", "2023-02-15", false },
};

static const struct {
	const char *words, *day;
	int n;
	const char *after;
} AFTER[] = {
	{ "Friday: Monday", "2023-02-10", 1, "2023-02-13" },
	{ "Sunday: Monday", "2023-02-12", 1, "2023-02-13" },
	{ "before a holiday", "2023-02-14", 1, "2023-02-16" },
	{ "a holiday and a weekend", "2023-02-16", 1, "2023-02-20" },
	{ "three from a Saturday, the 25th", "2023-02-25", 3, "2023-03-01" },
	{ "three over a holiday, another and a weekend", "2023-02-14", 3, "2023-02-21" },
};

static const char *const HOLIDAYS[] = { "2023-02-15", "2023-02-17" };

static void test_workday(void **state)
{
	const struct day holidays[] = { rule_day(HOLIDAYS[0]), rule_day(HOLIDAYS[1]) };

	(void)state;
	for (size_t i = 0; i < ROWS(WORKING); i++)
		rule_same_int(WORKING[i].words, workday(rule_day(WORKING[i].day), holidays, 2), WORKING[i].works);
}

static void test_after(void **state)
{
	const struct day holidays[] = { rule_day(HOLIDAYS[0]), rule_day(HOLIDAYS[1]) };

	(void)state;
	for (size_t i = 0; i < ROWS(AFTER); i++)
		rule_same_day(AFTER[i].words, workday_after(rule_day(AFTER[i].day), AFTER[i].n, holidays, 2),
			      AFTER[i].after);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_workday), cmocka_unit_test(test_after) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
