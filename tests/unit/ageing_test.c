/* ageing: DOMAIN §3.3, RULINGS 13. */
#include "tests/unit/rule.h"

#include "pipeline/rules/ageing.h"

static void test_buckets(void **state)
{
	static const struct {
		const char *words, *due, *as_of;
		int days, bucket;
	} cases[] = {
		{ "before the due date", "2023-01-31", "2023-01-30", 0, 0 },
		{ "on the due date: not overdue", "2023-01-31", "2023-01-31", 0, 0 },
		{ "the first day after", "2023-01-31", "2023-02-01", 1, 1 },
		{ "30 days is still the first column", "2023-01-31", "2023-03-02", 30, 1 },
		{ "31 days is the second", "2023-01-31", "2023-03-03", 31, 2 },
		{ "90 days", "2023-01-31", "2023-05-01", 90, 2 },
		{ "91 days", "2023-01-31", "2023-05-02", 91, 3 },
		{ "180 days", "2023-01-31", "2023-07-30", 180, 3 },
		{ "181 days", "2023-01-31", "2023-07-31", 181, 4 },
		{ "the first anniversary is in the younger column", "2023-01-31", "2024-01-31", 365, 4 },
		{ "the day after it", "2023-01-31", "2024-02-01", 366, 5 },
		{ "a leap day inside: 366 days and still one year", "2023-03-31", "2024-03-31", 366, 4 },
		{ "the second anniversary", "2023-01-31", "2025-01-31", 731, 5 },
		{ "the day after it", "2023-01-31", "2025-02-01", 732, 6 },
		{ "the third anniversary", "2023-01-31", "2026-01-31", 1096, 6 },
		{ "the day after it: more than three years", "2023-01-31", "2026-02-01", 1097, 7 },
		{ "due on Feb 29: the anniversary is Feb 28", "2024-02-29", "2025-02-28", 365, 4 },
		{ "due on Feb 29: Mar 1 is more than a year", "2024-02-29", "2025-03-01", 366, 5 },
		{ "due on Feb 29: three years end on Feb 28", "2020-02-29", "2023-02-28", 1095, 6 },
		{ "due on Feb 29: and not on Mar 1", "2020-02-29", "2023-03-01", 1096, 7 },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(cases); i++) {
		rule_same_int(cases[i].words, ageing_days(rule_day(cases[i].due), rule_day(cases[i].as_of)), cases[i].days);
		rule_same_int(cases[i].words, ageing_bucket(rule_day(cases[i].due), rule_day(cases[i].as_of)), cases[i].bucket);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_buckets) };

	return cmocka_run_group_tests_name("ageing", tests, NULL, NULL);
}
