/* pass: DOMAIN §6.4, RULINGS 31. */
#include "tests/unit/rule.h"

#include "pipeline/rules/pass.h"

static const struct {
	const char *words, *paid_to, *as_of, *state;
	int months;
	const char *owed; /* at 150.00 a month */
} PASSES[] = {
	{ "no day", "", "2023-02-10", "", 0, "0" },
	{ "far ahead", "2023-06-30", "2023-02-10", "正常", 0, "0" },
	{ "16 days to go", "2023-02-26", "2023-02-10", "正常", 0, "0" },
	{ "15 days to go", "2023-02-25", "2023-02-10", "15天内到期", 0, "0" },
	{ "the last day", "2023-02-10", "2023-02-10", "15天内到期", 0, "0" },
	{ "the day after is a month", "2023-02-09", "2023-02-10", "到期未续", 1, "150" },
	{ "the month's last day", "2023-01-31", "2023-02-28", "到期未续", 1, "150" },
	{ "the second month begins", "2023-01-31", "2023-03-01", "到期未续", 2, "300" },
	{ "paid to the middle", "2023-01-14", "2023-02-14", "到期未续", 1, "150" },
	{ "its anniversary", "2023-01-14", "2023-02-15", "到期未续", 2, "300" },
	{ "from the 31st: February has none", "2023-01-30", "2023-02-27", "到期未续", 1, "150" },
	{ "from the 31st: its last day", "2023-01-30", "2023-02-28", "到期未续", 2, "300" },
	{ "three months", "2022-12-31", "2023-03-01", "长期欠费", 3, "450" },
	{ "a year and a day", "2022-02-09", "2023-02-10", "长期欠费", 13, "1950" },
	{ "2037 is for ever", "2037-01-01", "2038-05-01", "正常", 0, "0" },
	{ "2099 is for ever", "2099-12-31", "2023-02-10", "正常", 0, "0" },
	{ "2036 is not", "2036-12-31", "2037-01-01", "到期未续", 1, "150" },
};

static void test_passes(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(PASSES); i++) {
		struct pass p = pass_on(rule_day(PASSES[i].paid_to), rule_day(PASSES[i].as_of));
		struct fen owed;

		if (strcmp(pass_state_name(p.state), PASSES[i].state))
			fail_msg("%s: want %s, got %s", PASSES[i].words, PASSES[i].state, pass_state_name(p.state));
		rule_same_int(PASSES[i].words, p.months, PASSES[i].months);
		assert_true(pass_owed(&p, rule_fen("150"), &owed));
		rule_same_fen(PASSES[i].words, owed, PASSES[i].owed);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_passes) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
