/* coverage: DOMAIN §1.3 PT-01, PT-02, §11 vector 5, RULINGS 20, 22, 34. */
#include "tests/unit/rule.h"

#include "pipeline/rules/coverage.h"

static const struct period_terms TERMS = { PERIOD_26_25, 25 };

/* Four zones, 28 days each, two days without a line in the third. */
static void test_vector_5(void **state)
{
	struct period p = period_named(&TERMS, rule_month("2023-03"));
	struct coverage all = { 0 };
	int64_t percent;

	(void)state;
	for (int zone = 0; zone < 4; zone++) {
		int counts[31];
		struct coverage c;

		for (int i = 0; i < 31; i++)
			counts[i] = zone == 2 && (i == 7 || i == 20) ? 0 : 1;
		c = coverage_days(&p, counts, 1);
		rule_same_int("days done", c.done, zone == 2 ? 26 : 28);
		all.due += c.due;
		all.done += c.done;
	}
	rule_same_int("zone-days", all.due, 112);
	assert_true(coverage_percent(all, &percent));
	rule_same_int("110 of 112", percent, 9821);
	assert_false(coverage_percent((struct coverage){ 0 }, &percent));
}

/* on: the days of the month on which the gardens were looked at. */
static const struct {
	const char *words, *month;
	int on[6];
	int64_t due, done;
} WEEKS[] = {
	{ "02-26 is a Sunday, 03-25 a Saturday: five weeks", "2023-03", { 0 }, 5, 0 },
	{ "the edge week by its one day", "2023-03", { 26 }, 5, 1 },
	{ "the last week by its Saturday", "2023-03", { 25 }, 5, 1 },
	{ "a Sunday and the Monday after it are two weeks", "2023-03", { 5, 6 }, 5, 2 },
	{ "two days of one week are one", "2023-03", { 7, 9 }, 5, 1 },
	{ "a period of whole weeks: 2026-01-26 to 02-22 and a piece", "2026-02", { 0 }, 5, 0 },
	{ "31 days: 2023-01-26, a Thursday, to 02-25", "2023-02", { 26 }, 5, 1 },
};

static void test_weeks(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(WEEKS); i++) {
		struct period p = period_named(&TERMS, rule_month(WEEKS[i].month));
		int counts[31] = { 0 };
		struct coverage c;

		for (int k = 0; k < 6 && WEEKS[i].on[k]; k++)
			for (int d = 0; d <= day_diff(p.end, p.start); d++) {
				int y, m, day;

				day_split(day_plus(p.start, d), &y, &m, &day);
				counts[d] += day == WEEKS[i].on[k];
			}
		c = coverage_weeks(&p, counts);
		rule_same_int(WEEKS[i].words, c.due, WEEKS[i].due);
		rule_same_int(WEEKS[i].words, c.done, WEEKS[i].done);
	}
}

static void test_small(void **state)
{
	(void)state;
	rule_same_int("four of five are 80 %: enough", coverage_small((struct coverage){ 5, 4 }, 800000), false);
	rule_same_int("79.99 %", coverage_small((struct coverage){ 10000, 7999 }, 800000), true);
	rule_same_int("23 of 29 are 79.31 %", coverage_small((struct coverage){ 29, 23 }, 800000), true);
	rule_same_int("nothing was due", coverage_small((struct coverage){ 0, 0 }, 800000), false);
}

static void test_more_than_one_a_day(void **state)
{
	struct period p = period_named(&TERMS, rule_month("2023-03"));
	int counts[31] = { 2, 1, 3 };

	(void)state;
	rule_same_int("two are asked for: two days", coverage_days(&p, counts, 2).done, 2);
}

/* The week of Monday 2023-03-06. */
static const struct {
	const char *words, *first, *last;
	const char *days[4];
	bool distinct;
	enum verdict want;
} SPOT[] = {
	{ "three", "2023-01-01", "2023-03-25", { "2023-03-06", "2023-03-08", "2023-03-12" }, false, VERDICT_KEPT },
	{ "two", "2023-01-01", "2023-03-25", { "2023-03-06", "2023-03-08" }, false, VERDICT_BROKEN },
	{ "none", "2023-01-01", "2023-03-25", { 0 }, false, VERDICT_BROKEN },
	{ "three on one day count three", "2023-01-01", "2023-03-25", { "2023-03-06", "2023-03-06", "2023-03-06" }, false, VERDICT_KEPT },
	{ "three on two days, where days count", "2023-01-01", "2023-03-25", { "2023-03-06", "2023-03-06", "2023-03-07" }, true, VERDICT_BROKEN },
	{ "the data begins on the Tuesday: two are not known to be too few", "2023-03-07", "2023-03-25", { "2023-03-07", "2023-03-08" }, false, VERDICT_UNKNOWN },
	{ "the data begins on the Tuesday, and there are three", "2023-03-07", "2023-03-25", { "2023-03-07", "2023-03-08", "2023-03-09" }, false, VERDICT_KEPT },
	{ "the data begins on the Monday: whole", "2023-03-06", "2023-03-25", { "2023-03-07" }, false, VERDICT_BROKEN },
	{ "the data ends on the Saturday", "2023-01-01", "2023-03-11", { "2023-03-07" }, false, VERDICT_UNKNOWN },
	{ "the data ends on the Sunday: whole", "2023-01-01", "2023-03-12", { "2023-03-07" }, false, VERDICT_BROKEN },
	{ "no data at all", "", "", { 0 }, false, VERDICT_UNKNOWN },
	{ "before all data", "2023-03-20", "2023-03-25", { 0 }, false, VERDICT_UNKNOWN },
};

static void test_spot(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(SPOT); i++) {
		struct coverage_terms t = { 3, SPOT[i].distinct };
		struct day days[4];
		size_t n = 0;

		for (; n < 4 && SPOT[i].days[n]; n++)
			days[n] = rule_day(SPOT[i].days[n]);
		rule_same_int(SPOT[i].words,
			      coverage_spot_week(&t, rule_day("2023-03-06"), days, n, rule_day(SPOT[i].first), rule_day(SPOT[i].last)),
			      SPOT[i].want);
	}
}

static void test_weeks_judged(void **state)
{
	struct period p = period_named(&TERMS, rule_month("2023-03"));
	struct day monday;

	(void)state;
	rule_same_int("Sundays 02-26, 03-05, 03-12, 03-19", coverage_weeks_judged(&p, &monday), 4);
	rule_same_day("the first is judged whole", monday, "2023-02-20");
	p = period_named(&TERMS, rule_month("2023-04"));
	rule_same_int("the week cut by 03-25 is the next period's", coverage_weeks_judged(&p, &monday), 5);
	rule_same_day("from its Monday", monday, "2023-03-20");
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_vector_5), cmocka_unit_test(test_weeks), cmocka_unit_test(test_small),
					    cmocka_unit_test(test_more_than_one_a_day), cmocka_unit_test(test_spot),
					    cmocka_unit_test(test_weeks_judged) };

	return cmocka_run_group_tests_name("coverage", tests, NULL, NULL);
}
