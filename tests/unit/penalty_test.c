/* penalty: DOMAIN §3.7, §11 vector 9, RULINGS 12. Payments: DAY AMOUNT. */
#include "tests/unit/rule.h"

#include <stdio.h>

#include "pipeline/rules/penalty.h"

/* clang-format off: a case a line */
static const struct {
	const char *words, *net, *due, *payments, *as_of;
	int64_t rate;
	bool clause;
	int64_t cap;
	const char *penalty; /* NULL: no figure */
} CASES[] = {
	{ "vector 9: part paid on the way", "1000", "2023-01-31", "2023-02-20 400", "2023-03-31", 500, true, 1000000, "21.50" },
	{ "no rate: no figure, not 0.00", "1000", "2023-01-31", "", "2023-03-31", 0, true, 1000000, NULL },
	{ "a rate without the clause: no figure", "1000", "2023-01-31", "", "2023-03-31", 500, false, 1000000, NULL },
	{ "on the due date", "1000", "2023-01-31", "", "2023-01-31", 500, true, 1000000, "0.00" },
	{ "the first day after it", "1000", "2023-01-31", "", "2023-02-01", 500, true, 1000000, "0.50" },
	{ "paid before the due date", "1000", "2023-01-31", "2023-01-05 1000", "2023-03-31", 500, true, 1000000, "0.00" },
	{ "prepaid in part: only the rest bears it", "1000", "2023-01-31", "2022-11-05 400", "2023-02-10", 500, true, 1000000, "3.00" },
	{ "paid on the due date", "1000", "2023-01-31", "2023-01-31 1000", "2023-03-31", 500, true, 1000000, "0.00" },
	{ "paid on the first day after: that day is charged on the reduced sum", "1000", "2023-01-31", "2023-02-01 1000", "2023-03-31", 500, true, 1000000, "0.00" },
	{ "paid ten days late: it stays after the principal is paid", "1000", "2023-01-31", "2023-02-11 1000", "2023-12-31", 500, true, 1000000, "5.00" },
	{ "two payments on one day", "1000", "2023-01-31", "2023-02-11 300, 2023-02-11 700", "2023-12-31", 500, true, 1000000, "5.00" },
	{ "payments out of order", "1000", "2023-01-31", "2023-02-21 500, 2023-02-11 500", "2023-12-31", 500, true, 1000000, "7.50" },
	{ "given back: it runs on the whole again", "1000", "2023-01-31", "2023-02-11 1000, 2023-02-21 -1000", "2023-02-28", 500, true, 1000000, "9.00" },
	{ "a payment after as-of is not there yet", "1000", "2023-01-31", "2023-04-01 1000", "2023-03-31", 500, true, 1000000, "29.50" },
	{ "rounded once, half up", "0.99", "2023-01-31", "", "2023-02-20", 500, true, 1000000, "0.01" },
	{ "half a fen goes up", "1", "2023-01-31", "", "2023-02-10", 500, true, 1000000, "0.01" },
	{ "capped at the principal", "1000", "2023-01-31", "", "2024-12-31", 3000, true, 1000000, "1000.00" },
	{ "a cap of 30 percent", "1000", "2023-01-31", "", "2024-12-31", 3000, true, 300000, "300.00" },
	{ "the base of the cap is the whole charge less waivers, though part is paid", "1000", "2023-01-31", "2023-02-01 900", "2033-12-31", 3000, true, 1000000, "1000.00" },
};
/* clang-format on */

static void test_penalty(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(CASES); i++) {
		struct penalty_payment payments[4];
		size_t n = 0;
		char text[256], *save, *one;
		struct fen got = fen_of(0);
		bool any;

		snprintf(text, sizeof text, "%s", CASES[i].payments);
		for (one = strtok_r(text, ",", &save); one; one = strtok_r(NULL, ",", &save)) {
			one += strspn(one, " ");
			one[10] = '\0';
			payments[n++] = (struct penalty_payment){ rule_day(one), rule_fen(one + 11) };
		}
		any = penalty_of(&(struct penalty_terms){ CASES[i].rate, CASES[i].clause, CASES[i].cap }, rule_fen(CASES[i].net),
				 rule_day(CASES[i].due), payments, n, rule_day(CASES[i].as_of), &got);
		rule_same_int(CASES[i].words, any, CASES[i].penalty != NULL);
		if (any)
			rule_same_fen(CASES[i].words, got, CASES[i].penalty);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_penalty) };

	return cmocka_run_group_tests_name("penalty", tests, NULL, NULL);
}
