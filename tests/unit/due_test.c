/* due: DOMAIN §3.1, RULINGS 10, 13. "" is a cell that the export leaves empty. */
#include "tests/unit/rule.h"

#include "pipeline/rules/due.h"

/* clang-format off: a case a line */
static const struct {
	const char *words, *start, *end, *from, *to, *due;
	const char *want_start, *want_end, *want_from, *want_to, *want_due; /* want_start "": nothing dates it */
} CASES[] = {
	{ "all given: nothing moves", "2023-01-05", "2023-01-31", "2023-01", "2023-01", "2023-02-10", "2023-01-05", "2023-01-31", "2023-01", "2023-01", "2023-02-10" },
	{ "only 账期", "", "", "2023-02", "2023-02", "", "2023-02-01", "2023-02-28", "2023-02", "2023-02", "2023-02-28" },
	{ "only 账期, in a leap year", "", "", "2024-02", "2024-02", "", "2024-02-01", "2024-02-29", "2024-02", "2024-02", "2024-02-29" },
	{ "only the dates", "2023-02-01", "2023-02-28", "", "", "", "2023-02-01", "2023-02-28", "2023-02", "2023-02", "2023-02-28" },
	{ "a quarter is due at the end of its first month", "2023-01-01", "2023-03-31", "", "", "", "2023-01-01", "2023-03-31", "2023-01", "2023-03", "2023-01-31" },
	{ "a quarter by 账期", "", "", "2023-01", "2023-03", "", "2023-01-01", "2023-03-31", "2023-01", "2023-03", "2023-01-31" },
	{ "an end outside: the first of the next month", "2023-01-01", "2023-02-01", "", "", "", "2023-01-01", "2023-01-31", "2023-01", "2023-01", "2023-01-31" },
	{ "an end outside: a year later", "2022-01-01", "2023-01-01", "", "", "", "2022-01-01", "2022-12-31", "2022-01", "2022-12", "2022-01-31" },
	{ "an end outside: from the 15th to the 15th", "2023-01-15", "2023-02-15", "", "", "", "2023-01-15", "2023-02-14", "2023-01", "2023-01", "2023-01-31" },
	{ "from the 15th to the 14th is one month", "2023-01-15", "2023-02-14", "", "", "", "2023-01-15", "2023-02-14", "2023-01", "2023-01", "2023-01-31" },
	{ "from the 15th to the month's end is two", "2023-01-15", "2023-02-28", "", "", "", "2023-01-15", "2023-02-28", "2023-01", "2023-02", "2023-01-31" },
	{ "an end outside with 账期 given", "2023-01-01", "2023-03-01", "2023-01", "2023-02", "", "2023-01-01", "2023-02-28", "2023-01", "2023-02", "2023-01-31" },
	{ "one day only", "2023-01-15", "2023-01-15", "", "", "", "2023-01-15", "2023-01-15", "2023-01", "2023-01", "2023-01-31" },
	{ "handover in the month", "2023-02-17", "2023-02-28", "", "", "", "2023-02-17", "2023-02-28", "2023-02", "2023-02", "2023-02-28" },
	{ "账期 counts before the dates", "2023-01-26", "2023-02-25", "2023-02", "2023-02", "", "2023-01-26", "2023-02-25", "2023-02", "2023-02", "2023-02-28" },
	{ "an end before the start: the start's month", "2023-03-01", "2023-01-31", "", "", "", "2023-03-01", "2023-01-31", "2023-03", "2023-03", "2023-03-31" },
	{ "only the end", "", "2023-02-28", "", "", "", "2023-02-01", "2023-02-28", "2023-02", "2023-02", "2023-02-28" },
	{ "only the due date", "", "", "", "", "2023-02-10", "2023-02-01", "2023-02-28", "2023-02", "2023-02", "2023-02-10" },
	{ "nothing at all", "", "", "", "", "", "", "", "", "", "" },
};
/* clang-format on */

static void test_complete(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(CASES); i++) {
		struct due d = { rule_day(CASES[i].start), rule_day(CASES[i].end), DUE_NO_MONTH, DUE_NO_MONTH, rule_day(CASES[i].due) };

		if (*CASES[i].from) {
			d.month_from = rule_month(CASES[i].from);
			d.month_to = rule_month(CASES[i].to);
		}
		rule_same_int(CASES[i].words, due_complete(&d), *CASES[i].want_start != '\0');
		if (!*CASES[i].want_start)
			continue;
		rule_same_day(CASES[i].words, d.start, CASES[i].want_start);
		rule_same_day(CASES[i].words, d.end, CASES[i].want_end);
		rule_same_day(CASES[i].words, d.day, CASES[i].want_due);
		rule_same_int(CASES[i].words, d.month_from, rule_month(CASES[i].want_from));
		rule_same_int(CASES[i].words, d.month_to, rule_month(CASES[i].want_to));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_complete) };

	return cmocka_run_group_tests_name("due", tests, NULL, NULL);
}
