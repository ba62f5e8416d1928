/* reinspection: DOMAIN §4.3, RULINGS 18, 19, 34. The period ends on 2023-02-25, a day of grace, the manual's factors. */
#include "tests/unit/rule.h"

#include <stdio.h>

#include "pipeline/rules/reinspection.h"

static const struct reinspection_terms TERMS = { false, 0, 500000, 1000000, 2000000, 1000000, 1 };

/* seen: "02-14+" is right on that day, "02-14-" is not. */
static const struct {
	const char *words;
	bool fixed;
	enum need need;
	const char *deadline, *seen;
	bool repeat;
	enum outcome outcome;
	int64_t factor;
} CASES[] = {
	{ "fixed on the spot", true, NEED_NONE, "", "", false, OUTCOME_FIXED, 0 },
	{ "right before the deadline", false, NEED_PUT_RIGHT, "2023-02-13", "02-12+", false, OUTCOME_RIGHT, 0 },
	{ "right on the deadline", false, NEED_PUT_RIGHT, "2023-02-13", "02-13+", false, OUTCOME_RIGHT, 0 },
	{ "right on the day of grace", false, NEED_PUT_RIGHT, "2023-02-13", "02-14+", false, OUTCOME_RIGHT, 0 },
	{ "right a day after it: late", false, NEED_PUT_RIGHT, "2023-02-13", "02-15+", false, OUTCOME_RIGHT_LATE, 500000 },
	{ "right, no deadline was set", false, NEED_PUT_RIGHT, "", "02-20+", false, OUTCOME_RIGHT, 0 },
	{ "looked at twice, right both times: the first counts", false, NEED_PUT_RIGHT, "2023-02-13", "02-13+ 02-20+", false, OUTCOME_RIGHT, 0 },
	{ "failed once", false, NEED_PUT_RIGHT, "2023-02-13", "02-13-", false, OUTCOME_FAILED, 1000000 },
	{ "failed, then right: the worst counts", false, NEED_PUT_RIGHT, "2023-02-13", "02-13- 02-14+", false, OUTCOME_FAILED, 1000000 },
	{ "right, then failed: the worst counts", false, NEED_PUT_RIGHT, "2023-02-13", "02-13+ 02-14-", false, OUTCOME_FAILED, 1000000 },
	{ "failed twice", false, NEED_PUT_RIGHT, "2023-02-13", "02-13- 02-15-", false, OUTCOME_FAILED_TWICE, 2000000 },
	{ "failed twice, then right", false, NEED_PUT_RIGHT, "2023-02-13", "02-13- 02-15- 02-18+", false, OUTCOME_FAILED_TWICE, 2000000 },
	{ "failed three times: no more than twice", false, NEED_PUT_RIGHT, "2023-02-13", "02-13- 02-15- 02-18-", false, OUTCOME_FAILED_TWICE, 2000000 },
	{ "failed twice, the second after the period", false, NEED_PUT_RIGHT, "2023-02-24", "02-24- 02-26-", false, OUTCOME_FAILED, 1000000 },
	{ "neither fixed nor to be put right", false, NEED_NONE, "", "", false, OUTCOME_NOT_NEEDED, 1000000 },
	{ "not to be put right, and yet seen right: it stands", false, NEED_NONE, "", "02-14+", false, OUTCOME_NOT_NEEDED, 1000000 },
	{ "nothing said about it", false, NEED_UNKNOWN, "", "", false, OUTCOME_NOT_NEEDED, 1000000 },
	{ "nothing said, but seen right", false, NEED_UNKNOWN, "2023-02-13", "02-13+", false, OUTCOME_RIGHT, 0 },
	{ "nothing said, but a deadline that is past", false, NEED_UNKNOWN, "2023-02-13", "", false, OUTCOME_OVERDUE, 1000000 },
	{ "due after the period", false, NEED_PUT_RIGHT, "2023-02-27", "", false, OUTCOME_PENDING, 1000000 },
	{ "due on its last day: the grace is not over", false, NEED_PUT_RIGHT, "2023-02-25", "", false, OUTCOME_PENDING, 1000000 },
	{ "due the day before: over", false, NEED_PUT_RIGHT, "2023-02-24", "", false, OUTCOME_OVERDUE, 1000000 },
	{ "right after the period: not known in it", false, NEED_PUT_RIGHT, "2023-02-27", "02-26+", false, OUTCOME_PENDING, 1000000 },
	{ "to be put right, no deadline, never seen", false, NEED_PUT_RIGHT, "", "", false, OUTCOME_OVERDUE, 1000000 },
	{ "a repeat, fixed on the spot", true, NEED_NONE, "", "", true, OUTCOME_FIXED, 1000000 },
	{ "a repeat, right but late", false, NEED_PUT_RIGHT, "2023-02-13", "02-15+", true, OUTCOME_RIGHT_LATE, 1000000 },
	{ "a repeat that failed twice: the larger factor", false, NEED_PUT_RIGHT, "2023-02-13", "02-13- 02-15-", true, OUTCOME_FAILED_TWICE, 2000000 },
};

static size_t read_seen(const char *text, struct reinspection *seen)
{
	size_t n = 0;
	char day[16], sign;
	int used;

	for (; sscanf(text, "%5[0-9-]%c%n", day + 5, &sign, &used) == 2; text += used + (text[used] == ' ')) {
		memcpy(day, "2023-", 5);
		seen[n++] = (struct reinspection){ rule_day(day), sign == '+' };
	}
	return n;
}

static void test_factor(void **state)
{
	struct reinspection_terms raw = TERMS;

	(void)state;
	raw.raw = true;
	for (size_t i = 0; i < ROWS(CASES); i++) {
		struct reinspection seen[8];
		struct rectification r = { CASES[i].fixed, CASES[i].need, rule_day(CASES[i].deadline), seen, read_seen(CASES[i].seen, seen) };
		enum outcome o = reinspection_outcome(&r, rule_day("2023-02-25"), TERMS.grace_days);

		rule_same_int(CASES[i].words, o, CASES[i].outcome);
		rule_same_int(CASES[i].words, reinspection_factor(o, CASES[i].repeat, &TERMS), CASES[i].factor);
		rule_same_int("score.mode = raw: in full", reinspection_factor(o, CASES[i].repeat, &raw), FACTOR_WHOLE);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_factor) };

	return cmocka_run_group_tests_name("reinspection", tests, NULL, NULL);
}
