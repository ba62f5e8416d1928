/* submission: DOMAIN §1.3 PT-06, PT-07. */
#include "tests/unit/rule.h"

#include "pipeline/rules/submission.h"

static const struct {
	const char *words;
	enum period_rule rule;
	int day;
	const char *month, *due;
} DUE[] = {
	{ "the 25th, on which the period ends", PERIOD_26_25, 25, "2026-11", "2026-11-25" },
	{ "December's, and the year's", PERIOD_26_25, 25, "2026-12", "2026-12-25" },
	{ "a period that ends on the 24th: the 25th", PERIOD_25_24, 25, "2026-11", "2026-11-25" },
	{ "by the calendar: the month's last day, before it is over nothing is final", PERIOD_CALENDAR, 25, "2026-11", "2026-11-30" },
	{ "by the calendar in a leap February", PERIOD_CALENDAR, 25, "2024-02", "2024-02-29" },
	{ "the 31st in a month without one", PERIOD_26_25, 31, "2026-11", "2026-11-30" },
	{ "on the 25th of January", PERIOD_26_25, 25, "2027-01", "2027-01-25" },
};

static void test_due(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(DUE); i++) {
		struct period_terms t = { DUE[i].rule, DUE[i].day };
		int32_t month;

		assert_true(month_parse(DUE[i].month, &month));
		rule_same_day(DUE[i].words, submission_due(&t, month), DUE[i].due);
	}
}

static const struct {
	const char *words, *due, *submitted;
	enum verdict verdict;
} KEPT[] = {
	{ "on the day itself", "2026-11-25", "2026-11-25", VERDICT_KEPT },
	{ "a day late", "2026-11-25", "2026-11-26", VERDICT_BROKEN },
	{ "a year late", "2026-11-25", "2027-11-25", VERDICT_BROKEN },
	{ "nobody wrote down when", "2026-11-25", NULL, VERDICT_UNKNOWN },
};

static void test_kept(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(KEPT); i++)
		rule_same_int(KEPT[i].words,
			      submission_kept(rule_day(KEPT[i].due), KEPT[i].submitted ? rule_day(KEPT[i].submitted) : DAY_NONE),
			      KEPT[i].verdict);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_due),
		cmocka_unit_test(test_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
