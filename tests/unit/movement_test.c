/* movement: opening + parts = closing, and each change under its own name. */
#include "tests/unit/rule.h"

#include <stdio.h>

#include "pipeline/rules/movement.h"

struct state {
	bool overdue;
	const char *charged, *waived, *received;
};

static struct movement_bill bill(const struct state *s)
{
	return (struct movement_bill){ s->overdue, rule_fen(s->charged), rule_fen(s->waived), rule_fen(s->received) };
}

#define NOT_YET { false, "0", "0", "0" }

static void test_parts(void **state)
{
	static const struct {
		const char *words;
		struct state before, after;
		const char *paid, *refunded, *voided; /* what the receipts did */
		const char *want; /* opening newly paid refunded voided waived corrected withdrawn moved closing, in yuan */
	} cases[] = {
		{ "falls overdue", NOT_YET, { true, "100", "0", "0" }, "0", "0", "0", "0 100 0 0 0 0 0 0 0 100" },
		{ "falls overdue, part of it paid before", NOT_YET, { true, "100", "10", "30" }, "30", "0", "0", "0 60 0 0 0 0 0 0 0 60" },
		{ "paid", { true, "100", "0", "0" }, { true, "100", "0", "100" }, "100", "0", "0", "100 0 -100 0 0 0 0 0 0 0" },
		{ "paid in part", { true, "100", "0", "0" }, { true, "100", "0", "40" }, "40", "0", "0", "100 0 -40 0 0 0 0 0 0 60" },
		{ "given back", { true, "100", "0", "100" }, { true, "100", "0", "0" }, "0", "100", "0", "0 0 0 100 0 0 0 0 0 100" },
		{ "its receipt was voided", { true, "100", "0", "100" }, { true, "100", "0", "0" }, "0", "0", "100", "0 0 0 0 100 0 0 0 0 100" },
		{ "waived", { true, "100", "0", "0" }, { true, "100", "20", "0" }, "0", "0", "0", "100 0 0 0 0 -20 0 0 0 80" },
		{ "charged more", { true, "100", "0", "0" }, { true, "110", "0", "0" }, "0", "0", "0", "100 0 0 0 0 0 10 0 0 110" },
		{ "withdrawn", { true, "100", "0", "30" }, NOT_YET, "0", "0", "0", "70 0 0 0 0 0 0 -70 0 0" },
		{ "a receipt of before, entered late", { true, "100", "0", "0" }, { true, "100", "0", "50" }, "0", "0", "0", "100 0 0 0 0 0 0 0 -50 50" },
		{ "voided and paid anew", { true, "100", "0", "100" }, { true, "100", "0", "60" }, "60", "0", "100", "0 0 -60 0 100 0 0 0 0 40" },
		{ "nothing happened", { true, "100", "0", "10" }, { true, "100", "0", "10" }, "0", "0", "0", "90 0 0 0 0 0 0 0 0 90" },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(cases); i++) {
		const struct movement_bill before = bill(&cases[i].before), after = bill(&cases[i].after);
		const struct movement_money money = { rule_fen(cases[i].paid), rule_fen(cases[i].refunded), rule_fen(cases[i].voided) };
		struct movement m = { 0 };
		char want[128], *word, *rest = want;

		assert_true(movement_add(&m, &before, &after, &money));
		snprintf(want, sizeof want, "%s", cases[i].want);
		const struct fen got[] = { m.opening, m.newly, m.paid, m.refunded, m.voided, m.waived, m.corrected, m.withdrawn, m.moved, m.closing };
		for (size_t k = 0; k < ROWS(got) && (word = strsep(&rest, " ")); k++)
			rule_same_fen(cases[i].words, got[k], word);
		rule_same_int(cases[i].words, movement_adds_up(&m), true);
	}
}

static void test_sum(void **state)
{
	const struct movement_bill none = { 0 }, due = { true, fen_of(100), fen_of(0), fen_of(0) };
	const struct movement_money money = { 0 };
	struct movement one = { 0 }, sum = { 0 };

	(void)state;
	assert_true(movement_add(&one, &none, &due, &money) && movement_sum(&sum, &one) && movement_sum(&sum, &one));
	rule_same_fen("twice", sum.newly, "2");
	rule_same_fen("twice", sum.closing, "2");
	sum.closing = fen_of(1);
	rule_same_int("a sum that was tampered with", movement_adds_up(&sum), false);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_parts), cmocka_unit_test(test_sum) };

	return cmocka_run_group_tests_name("movement", tests, NULL, NULL);
}
