/* assessment, mark: DOMAIN §4.3, RULINGS 19-21. A patrol is written "03-05 E 98.00", a spot check "03-05 E 98.00!". */
#include "tests/unit/rule.h"

#include <stdio.h>
#include <stdlib.h>

#include "pipeline/rules/assessment.h"

static const struct assessment_terms TERMS = { 700000, 300000, 2000000, 10000000 };

#define NO (-1)

/* zones E, F, G weigh as given; routine, spot and score as printed. */
static const struct {
	const char *words;
	bool weekly;
	const char *patrols;
	int64_t weights[3];
	int complaints;
	int64_t routine, spot, score;
} CASES[] = {
	{ "nothing", false, "", { 100, 100, 100 }, 0, NO, NO, NO },
	{ "one patrol", false, "03-01 E 92.00", { 100, 100, 100 }, 0, 9200, NO, 9200 },
	{ "each patrol of a day weighs the same", false, "03-01 E 100 03-01 E 96", { 100, 100, 100 }, 0, 9800, NO, 9800 },
	{ "each day weighs the same: (98 + 94) / 2", false, "03-01 E 100 03-01 E 96 03-02 E 94", { 100, 100, 100 }, 0, 9600, NO, 9600 },
	{ "a month without spot checks is its routine", false, "03-01 E 90 03-02 E 91", { 100, 100, 100 }, 0, 9050, NO, 9050 },
	{ "seven tenths and three tenths: 67.2 + 27", false, "03-01 E 96 03-02 E 90!", { 100, 100, 100 }, 0, 9600, 9000, 9420 },
	{ "a spot check is no part of its day", false, "03-01 E 96 03-01 E 80!", { 100, 100, 100 }, 0, 9600, 8000, 9120 },
	{ "spot checks weigh the same, whatever the zone", false, "03-01 E 100 03-01 E 90! 03-01 F 100 03-01 F 84! 03-02 F 84!", { 500, 100, 100 }, 0, 10000, 8600, 9580 },
	{ "only spot checks: no month", false, "03-01 E 96!", { 100, 100, 100 }, 0, NO, 9600, NO },
	{ "a zone of weight 2 counts twice", false, "03-01 E 100 03-01 F 94", { 200, 100, 100 }, 0, 9800, NO, 9800 },
	{ "a zone without patrols takes no part", false, "03-01 E 90", { 100, 900, 900 }, 0, 9000, NO, 9000 },
	{ "a zone of weight 0 takes no part", false, "03-01 E 90 03-01 F 50", { 100, 0, 100 }, 0, 9000, NO, 9000 },
	{ "all weights 0", false, "03-01 E 90", { 0, 0, 0 }, 0, NO, NO, NO },
	{ "zones with different numbers of days weigh as zones", false, "03-01 E 100 03-02 E 100 03-03 E 100 03-01 F 90", { 100, 100, 100 }, 0, 9500, NO, 9500 },
	{ "a third: 99.99 2/3 is 99.99, not 99.99 of thirds", false, "03-01 E 99.99 03-02 E 99.99 03-03 E 100", { 100, 100, 100 }, 0, 9999, NO, 9999 },
	{ "a half of a hundredth goes up", false, "03-01 E 99.99 03-02 E 100", { 100, 100, 100 }, 0, 10000, NO, 10000 },
	{ "thirds: the mean of 99.33… and 98.67 is 99.0016…", false, "03-01 E 99 03-01 E 99 03-01 E 100 03-02 E 98 03-02 E 99 03-02 E 99.01", { 100, 100, 100 }, 0, 9900, NO, 9900 },
	{ "two complaints", false, "03-01 E 96", { 100, 100, 100 }, 2, 9600, NO, 9200 },
	{ "six complaints: no more than ten points", false, "03-01 E 96", { 100, 100, 100 }, 6, 9600, NO, 8600 },
	{ "never below nothing", false, "03-01 E 4", { 100, 100, 100 }, 3, 400, NO, 0 },
	{ "gardens by the week: 98 and 90", true, "03-06 E 100 03-07 E 96 03-13 E 90", { 100, 100, 100 }, 0, 9400, NO, 9400 },
	{ "by the day it would be 95.33", false, "03-06 E 100 03-07 E 96 03-13 E 90", { 100, 100, 100 }, 0, 9533, NO, 9533 },
	{ "a Sunday and the Monday after it are two weeks", true, "03-05 E 100 03-06 E 90 03-07 E 90", { 100, 100, 100 }, 0, 9500, NO, 9500 },
	{ "a week with a spot check only is no week", true, "03-06 E 100 03-13 E 90!", { 100, 100, 100 }, 0, 10000, 9000, 9700 },
};

static size_t read_patrols(const char *text, struct assessed *list)
{
	char day[16] = "2023-", zone, score[16];
	size_t n = 0;
	int used;

	for (; sscanf(text, " %5[0-9-] %c %15s%n", day + 5, &zone, score, &used) == 3; text += used) {
		size_t length = strlen(score);
		bool spot = score[length - 1] == '!';

		if (spot)
			score[length - 1] = '\0';
		list[n++] = (struct assessed){ zone - 'E', rule_day(day), spot, fen_count(rule_fen(score)) };
	}
	return n;
}

static void test_month(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(CASES); i++) {
		struct assessed list[16];
		struct assessment out;
		size_t n = read_patrols(CASES[i].patrols, list);

		assessment_month(&TERMS, list, n, CASES[i].weights, CASES[i].weekly, CASES[i].complaints, &out);
		rule_same_int(CASES[i].words, out.has_routine ? mark_rounded(out.routine) : NO, CASES[i].routine);
		rule_same_int(CASES[i].words, out.has_spot ? mark_rounded(out.spot) : NO, CASES[i].spot);
		rule_same_int(CASES[i].words, out.has_score ? mark_rounded(out.score) : NO, CASES[i].score);
	}
}

/* Means whose exact value is just on, or as near as it can be to, half a hundredth: n patrols a day on d days. */
static void test_halves(void **state)
{
	(void)state;
	for (int n = 1; n <= 4; n++)
		for (int d = 1; d <= 31; d++)
			for (int low = 0; low <= n * d; low++) {
				struct assessed list[4 * 31];
				int64_t sum = 0, whole = (int64_t)n * d;
				struct mark m;

				for (int k = 0; k < n * d; k++) {
					list[k] = (struct assessed){ 0, day_plus(rule_day("2023-01-26"), k / n), false, k < low ? 9999 : 10000 };
					sum += list[k].score;
				}
				assert_true(assessment_zone(list, (size_t)(n * d), false, &m));
				/* every day has n patrols, so that the mean of means is the mean */
				assert_int_equal(mark_rounded(m), (sum * 2 + whole) / (whole * 2));
			}
}

/* Against exact fractions over one denominator, for uneven days, two zones, spot checks and a complaint. */
static void test_against_fractions(void **state)
{
	unsigned seed = 1;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		struct assessed list[64];
		int64_t weights[2] = { 100 + (int64_t)(seed % 7) * 10, 100 }, spot_sum = 0, spot_count = 0;
		__int128 exact = 0, over = 1, base = 5040 * 12; /* of days and patrols a day up to 4 */
		size_t n = 0;
		struct assessment out;

		for (int zone = 0; zone < 2; zone++) {
			__int128 days_sum = 0;
			int days = 1 + (int)(seed % 7);

			for (int d = 0; d < days; d++) {
				int64_t sum = 0;
				int count = 1 + (int)((seed = seed * 1103515245u + 12345u) >> 16) % 4;

				for (int k = 0; k < count; k++) {
					int64_t score = 9000 + (int64_t)((seed = seed * 1103515245u + 12345u) >> 16) % 1001;

					list[n++] = (struct assessed){ zone, day_plus(rule_day("2023-02-26"), d), false, score };
					sum += score;
				}
				days_sum += sum * base / count;
			}
			exact += days_sum * (5040 / days) * weights[zone]; /* over base × 5040 × weights */
		}
		over = base * 5040 * (weights[0] + weights[1]);
		if (seed % 2) {
			list[n] = (struct assessed){ 1, rule_day("2023-03-20"), true, 8000 + (int64_t)(seed % 1999) };
			spot_sum += list[n++].score;
			list[n] = (struct assessed){ 1, rule_day("2023-03-20"), true, 8001 };
			spot_sum += list[n++].score;
			spot_count = 2;
		}
		assessment_month(&TERMS, list, n, weights, false, 1, &out);
		if (spot_count)
			exact = exact * 7 * 2 + spot_sum * 3 * over, over *= 20;
		exact -= 200 * over;
		assert_int_equal(mark_rounded(out.score), (int64_t)((exact * 2 + over) / (over * 2)));
	}
}

static const struct {
	const char *words, *patrols;
	int too_far; /* NO: one of the two was not there */
} DEVIATIONS[] = {
	{ "only the assistant", "03-01 E 96", NO },
	{ "only the supervisor", "03-01 E 96!", NO },
	{ "five points: not more than five", "03-01 E 96 03-01 E 91!", false },
	{ "five points and a hundredth", "03-01 E 96 03-01 E 90.99!", true },
	{ "the supervisor saw less", "03-01 E 90 03-01 E 95.01!", true },
	{ "the mean of two patrols: 95.005 against 90", "03-01 E 95 03-01 E 95.01 03-01 E 90!", true },
};

static void test_deviation(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(DEVIATIONS); i++) {
		struct assessed list[8];
		struct mark routine, spot;
		bool too_far;
		size_t n = read_patrols(DEVIATIONS[i].patrols, list);
		bool both = assessment_deviation(list, n, &routine, &spot, &too_far, 5000000);

		rule_same_int(DEVIATIONS[i].words, both ? too_far : NO, DEVIATIONS[i].too_far);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_month), cmocka_unit_test(test_halves),
					    cmocka_unit_test(test_against_fractions), cmocka_unit_test(test_deviation) };

	return cmocka_run_group_tests_name("assessment", tests, NULL, NULL);
}
