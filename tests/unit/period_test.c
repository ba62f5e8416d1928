/* period: DOMAIN §1.3 PT-06, PT-07, §11 vector 4, RULINGS 18. */
#include "tests/unit/rule.h"

#include "pipeline/rules/period.h"

static const struct {
	const char *words;
	enum period_rule rule;
	int day;
	const char *as_of, *start, *end;
	int days;
} ENDED[] = {
	{ "on the 25th its own period has ended", PERIOD_26_25, 25, "2023-03-25", "2023-02-26", "2023-03-25", 28 },
	{ "in a leap year February's end makes it a day longer", PERIOD_26_25, 25, "2024-03-25", "2024-02-26", "2024-03-25", 29 },
	{ "the day before: still the period before", PERIOD_26_25, 25, "2023-03-24", "2023-01-26", "2023-02-25", 31 },
	{ "the 26th begins the next, which has not ended", PERIOD_26_25, 25, "2023-03-26", "2023-02-26", "2023-03-25", 28 },
	{ "over the turn of the year", PERIOD_26_25, 25, "2023-01-25", "2022-12-26", "2023-01-25", 31 },
	{ "the last of the year", PERIOD_26_25, 25, "2022-12-31", "2022-11-26", "2022-12-25", 30 },
	{ "25th to 24th: on the 24th", PERIOD_25_24, 25, "2023-03-24", "2023-02-25", "2023-03-24", 28 },
	{ "25th to 24th: on the 23rd", PERIOD_25_24, 25, "2023-03-23", "2023-01-25", "2023-02-24", 31 },
	{ "calendar: the 25th is inside, the month before has ended", PERIOD_CALENDAR, 25, "2023-03-25", "2023-02-01", "2023-02-28", 28 },
	{ "calendar: on the month's last day", PERIOD_CALENDAR, 25, "2024-02-29", "2024-02-01", "2024-02-29", 29 },
	{ "another day: the 20th", PERIOD_26_25, 20, "2023-03-20", "2023-02-21", "2023-03-20", 28 },
	{ "the 31st in a month without one is its last day", PERIOD_26_25, 31, "2023-02-28", "2023-02-01", "2023-02-28", 28 },
};

static void test_ended(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(ENDED); i++) {
		struct period_terms t = { ENDED[i].rule, ENDED[i].day };
		struct period p = period_ended(&t, rule_day(ENDED[i].as_of));

		rule_same_day(ENDED[i].words, p.start, ENDED[i].start);
		rule_same_day(ENDED[i].words, p.end, ENDED[i].end);
		rule_same_int(ENDED[i].words, day_diff(p.end, p.start) + 1, ENDED[i].days);
	}
}

static const struct {
	const char *words, *day, *month;
} OF[] = {
	{ "the 25th", "2023-02-25", "2023-02" },
	{ "the 26th is the next month's", "2023-02-26", "2023-03" },
	{ "the 26th of December is next year's", "2022-12-26", "2023-01" },
	{ "the 1st", "2023-02-01", "2023-02" },
};

static void test_of(void **state)
{
	const struct period_terms t = { PERIOD_26_25, 25 };

	(void)state;
	for (size_t i = 0; i < ROWS(OF); i++)
		rule_same_int(OF[i].words, period_of(&t, rule_day(OF[i].day)).month, rule_month(OF[i].month));
}

/* Five years of days: every day lies in exactly one period, and they follow one another. */
static void test_every_day_once(void **state)
{
	(void)state;
	for (int rule = PERIOD_26_25; rule <= PERIOD_CALENDAR; rule++)
		for (int day = 1; day <= 31; day += 6) {
			struct period_terms t = { (enum period_rule)rule, day };

			for (struct day d = rule_day("2020-01-01"); day_cmp(d, rule_day("2025-01-01")) < 0; d = day_plus(d, 1)) {
				struct period p = period_of(&t, d), next = period_named(&t, p.month + 1);

				assert_true(period_holds(&p, d));
				assert_int_equal(day_diff(next.start, p.end), 1);
			}
		}
}

static void test_year(void **state)
{
	const struct period_terms t = { PERIOD_26_25, 25 };

	(void)state;
	rule_same_day("the assessment year 2023 begins", period_named(&t, rule_month("2023-01")).start, "2022-12-26");
	rule_same_day("and ends", period_named(&t, rule_month("2023-12")).end, "2023-12-25");
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_ended), cmocka_unit_test(test_of), cmocka_unit_test(test_every_day_once),
					    cmocka_unit_test(test_year) };

	return cmocka_run_group_tests_name("period", tests, NULL, NULL);
}
