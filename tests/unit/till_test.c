/* till: DOMAIN §3.11. */
#include "tests/unit/rule.h"

#include <stdio.h>

#include "pipeline/rules/till.h"

static void test_till(void **state)
{
	static const struct {
		const char *words;
		struct {
			const char *number, *amount;
			bool voided;
		} rows[4];
		const char *want; /* receipts received refunds refunded voids voided net first last */
	} cases[] = {
		{ "one", { { "R1", "10", false } }, "1 10.00 0 0.00 0 0.00 10.00 R1 R1" },
		{ "two rows of one receipt", { { "R1", "10", false }, { "R1", "5", false }, { "R2", "1", false } }, "2 16.00 0 0.00 0 0.00 16.00 R1 R2" },
		{ "numbers as numbers", { { "R10", "1", false }, { "R9", "1", false } }, "2 2.00 0 0.00 0 0.00 2.00 R9 R10" },
		{ "a refund", { { "R1", "10", false }, { "R2", "-4", false } }, "1 10.00 1 4.00 0 0.00 6.00 R1 R2" },
		{ "a void one keeps its number", { { "R1", "10", false }, { "R2", "7", true } }, "1 10.00 0 0.00 1 7.00 10.00 R1 R2" },
		{ "a receipt over nothing", { { "R1", "0", false } }, "1 0.00 0 0.00 0 0.00 0.00 R1 R1" },
		{ "none", { { NULL, NULL, false } }, "0 0.00 0 0.00 0 0.00 0.00 - -" },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(cases); i++) {
		char a[FEN_TEXT], b[FEN_TEXT], c[FEN_TEXT], d[FEN_TEXT], got[256];
		struct till t = { 0 };

		for (size_t k = 0; k < 4 && cases[i].rows[k].number; k++)
			assert_true(till_add(&t, cases[i].rows[k].number, rule_fen(cases[i].rows[k].amount), cases[i].rows[k].voided));
		snprintf(got, sizeof got, "%d %s %d %s %d %s %s %s %s", t.receipts, fen_text(t.received, a), t.refunds, fen_text(t.refunded, b),
			 t.voids, fen_text(t.voided, c), fen_text(t.net, d), t.first ? t.first : "-", t.last ? t.last : "-");
		if (strcmp(got, cases[i].want))
			fail_msg("%s: want [%s], got [%s]", cases[i].words, cases[i].want, got);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_till) };

	return cmocka_run_group_tests_name("till", tests, NULL, NULL);
}
