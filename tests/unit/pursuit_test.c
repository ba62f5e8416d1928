/* pursuit: DOMAIN §5.4, RULINGS 24, 36, 41. Each answered on 2026-10-01: contact until 10-08, close until 10-31. */
#include "tests/unit/rule.h"

#include <stdio.h>

#include "pipeline/rules/pursuit.h"

static const struct pursuit_terms TERMS = { 7, 30 };

/* clang-format off: a case a line */
static const struct {
	const char *words, *contacted, *done, *as_of, *state, *due;
} CASES[] = {
	{ "not yet contacted", "", "", "2026-10-05", "待联系", "2026-10-08" },
	{ "the 7th day is in time", "", "", "2026-10-08", "待联系", "2026-10-08" },
	{ "the 8th is not", "", "", "2026-10-09", "超期", "2026-10-08" },
	{ "contacted", "2026-10-03", "", "2026-10-20", "跟进中", "2026-10-31" },
	{ "contacted too late goes on all the same", "2026-10-15", "", "2026-10-20", "跟进中", "2026-10-31" },
	{ "the 30th day is in time", "2026-10-03", "", "2026-10-31", "跟进中", "2026-10-31" },
	{ "the 31st is not", "2026-10-03", "", "2026-11-01", "超期", "2026-10-31" },
	{ "done", "2026-10-03", "2026-10-20", "2026-11-25", "已完成", "" },
	{ "done too late is done", "2026-10-03", "2026-11-20", "2026-11-25", "已完成", "" },
	{ "done, and the contact not written down", "", "2026-10-20", "2026-11-25", "已完成", "" },
	{ "the day itself", "", "", "2026-10-01", "待联系", "2026-10-08" },
};
/* clang-format on */

static void test_states(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(CASES); i++) {
		const struct pursuit p = { .answered = rule_day("2026-10-01"), .contacted = rule_day(CASES[i].contacted),
					   .done = rule_day(CASES[i].done) };
		const char *got = pursuit_state_name(pursuit_state(&p, &TERMS, rule_day(CASES[i].as_of)));

		if (strcmp(got, CASES[i].state))
			fail_msg("%s: want %s, got %s", CASES[i].words, CASES[i].state, got);
		rule_same_day(CASES[i].words, pursuit_due(&p, &TERMS), CASES[i].due);
	}
}

static void test_counts(void **state)
{
	struct pursuit_tally t = { 0 };
	struct pursuit p = { .answered = rule_day("2026-10-01"), .contacted = DAY_NONE, .done = DAY_NONE };

	(void)state;
	pursuit_count(&t, &p, &TERMS, rule_day("2026-11-25"));
	p.contacted = rule_day("2026-10-09");
	pursuit_count(&t, &p, &TERMS, rule_day("2026-10-20"));
	p.contacted = rule_day("2026-10-08");
	p.done = rule_day("2026-10-31");
	p.recalled = true;
	pursuit_count(&t, &p, &TERMS, rule_day("2026-11-25"));
	p.done = rule_day("2026-11-01");
	p.content = true;
	pursuit_count(&t, &p, &TERMS, rule_day("2026-11-25"));
	rule_same_int("opened", t.opened, 4);
	rule_same_int("contacted", t.contacted, 3);
	rule_same_int("contacted in time: not on the 8th day", t.contacted_in_time, 2);
	rule_same_int("done", t.done, 2);
	rule_same_int("done in time: not on the 31st day", t.done_in_time, 1);
	rule_same_int("asked again", t.recalled, 2);
	rule_same_int("content now", t.content, 1);
	rule_same_int("overdue", t.overdue, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_states), cmocka_unit_test(test_counts) };

	return cmocka_run_group_tests_name("pursuit", tests, NULL, NULL);
}
