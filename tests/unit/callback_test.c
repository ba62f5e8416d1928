/* callback: DOMAIN §1.1 RC-09, RC-10, §11 vector 2, RULINGS 27, 37, 41. 24 hours, two attempts. A call is a moment
 * and a mark: "+" reached, "*" reached, rated and passed on, "-" nobody answered. */
#include "tests/unit/stamp_rule.h"

#include "pipeline/rules/callback.h"

static const struct callback_terms TERMS = { 24, 2 };

static const struct {
	const char *words, *finished, *closed;
	const char *calls[3];
	const char *as_of;
	enum answer in_time, passed_on;
	bool attempted, cancelled;
} CASES[] = {
	{ "vector 2: to the second", "02-10 16:30:00", "", { "*02-11 16:30:00" }, "2023-02-28", YES, YES, false, false },
	{ "vector 2: a second late", "02-10 16:30:00", "", { "*02-11 16:30:01" }, "2023-02-28", NO, YES, false, false },
	{ "a second before", "02-10 16:30:00", "", { "*02-11 16:29:59" }, "2023-02-28", YES, YES, false, false },
	{ "vector 2: finished on a day, called at the end of the next", "02-10", "", { "*02-11 23:59:59" }, "2023-02-28", YES, YES, false, false },
	{ "vector 2: finished on a day, called the day after the next", "02-10", "", { "*02-12 00:00:00" }, "2023-02-28", NO, YES, false, false },
	{ "the call is a day only: some time of it is in time", "02-10 16:30:00", "", { "*02-11" }, "2023-02-28", YES, YES, false, false },
	{ "called at the moment of the finish", "02-10 16:30:00", "", { "*02-10 16:30:00" }, "2023-02-28", YES, YES, false, false },
	{ "over the end of a month", "02-28 18:00:00", "", { "*03-01 18:00:00" }, "2023-03-02", YES, YES, false, false },
	{ "no call, the window is over", "02-10 16:30:00", "", { 0 }, "2023-02-11", NO, NOT_ASKED, false, false },
	{ "no call, the window is open", "02-10 16:30:00", "", { 0 }, "2023-02-10", NOT_YET, NOT_ASKED, false, false },
	{ "no call, finished on a day: the last second of the window", "02-10", "", { 0 }, "2023-02-11", NOT_YET, NOT_ASKED, false, false },
	{ "not finished", "", "", { 0 }, "2023-02-28", NOT_ASKED, NOT_ASKED, false, false },
	{ "closed, no finish: from the closing", "", "02-10 16:30:00", { "*02-11 16:30:00" }, "2023-02-28", YES, YES, false, false },
	{ "finished, then closed: from the finish", "02-10 16:30:00", "02-12 09:00:00", { "*02-12 09:00:00" }, "2023-02-28", NO, YES, false, false },
	{ "two attempts", "02-10 16:30:00", "", { "-02-10 18:00:00", "-02-11 09:00:00" }, "2023-02-28", YES, NOT_ASKED, true, false },
	{ "one attempt", "02-10 16:30:00", "", { "-02-10 18:00:00" }, "2023-02-28", NO, NOT_ASKED, false, false },
	{ "two attempts, one of them late", "02-10 16:30:00", "", { "-02-10 18:00:00", "-02-11 18:00:00" }, "2023-02-28", NO, NOT_ASKED, false, false },
	{ "two attempts, then reached late: in time by the attempts", "02-10 16:30:00", "", { "-02-10 18:00:00", "-02-11 09:00:00", "*02-12 09:00:00" }, "2023-02-28", YES, YES, true, false },
	{ "an attempt and a call: called", "02-10 16:30:00", "", { "-02-10 18:00:00", "*02-11 09:00:00" }, "2023-02-28", YES, YES, false, false },
	{ "called before the work was done: reversed", "02-10 16:30:00", "", { "*02-10 09:00:00" }, "2023-02-28", UNKNOWN, NOT_ASKED, false, false },
	{ "called before and after", "02-10 16:30:00", "", { "*02-10 09:00:00", "+02-11 09:00:00" }, "2023-02-28", YES, NO, false, false },
	{ "called before, and too late after", "02-10 16:30:00", "", { "*02-10 09:00:00", "*02-13 09:00:00" }, "2023-02-28", NO, YES, false, false },
	{ "reached, but not rated or not passed on", "02-10 16:30:00", "", { "+02-11 09:00:00" }, "2023-02-28", YES, NO, false, false },
	{ "cancelled", "02-10 16:30:00", "", { 0 }, "2023-02-28", NOT_ASKED, NOT_ASKED, false, true },
};

static void test_calls(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(CASES); i++) {
		struct service s = { .finished = rule_stamp(CASES[i].finished), .closed = rule_stamp(CASES[i].closed), .cancelled = CASES[i].cancelled };
		struct callback calls[3];
		struct callback_result r;
		size_t n = 0;

		for (; n < 3 && CASES[i].calls[n]; n++) {
			char mark = CASES[i].calls[n][0];

			calls[n] = (struct callback){ rule_stamp(CASES[i].calls[n] + 1), mark != '-', mark == '*', mark == '*' };
		}
		r = callback_judge(&s, calls, n, &TERMS, rule_now(CASES[i].as_of));
		rule_same_answer(CASES[i].words, r.in_time, CASES[i].in_time);
		rule_same_answer(CASES[i].words, r.passed_on, CASES[i].passed_on);
		rule_same_int(CASES[i].words, r.attempted, CASES[i].attempted);
	}
}

static void test_half_told(void **state)
{
	struct service s = { .finished = rule_stamp("02-10 16:30:00") };
	struct callback c = { rule_stamp("02-11 09:00:00"), true, true, false };

	(void)state;
	rule_same_answer("rated, not passed on", callback_judge(&s, &c, 1, &TERMS, rule_now("2023-02-28")).passed_on, NO);
	c = (struct callback){ c.at, true, false, true };
	rule_same_answer("passed on, not rated", callback_judge(&s, &c, 1, &TERMS, rule_now("2023-02-28")).passed_on, NO);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_calls), cmocka_unit_test(test_half_told) };

	return cmocka_run_group_tests_name("callback", tests, NULL, NULL);
}
