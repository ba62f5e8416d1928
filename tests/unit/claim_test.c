/* claim: DOMAIN §3.5, §3.6, §3.9. */
#include "tests/unit/rule.h"

#include "pipeline/rules/claim.h"

static void test_advice(void **state)
{
	static const struct {
		const char *words, *total, *penalty;
		bool disputed, near, addressed;
		char grade;
		const char *advice;
	} cases[] = {
		{ "clear, delivered by hand", "5000", "0", false, false, true, 'A', "支付令" },
		{ "clear, EMS delivered", "5000", "0", false, false, true, 'B', "支付令" },
		{ "posted on the door only", "5000", "0", false, false, true, 'C', "起诉" },
		{ "no delivery known", "5000", "0", false, false, true, 0, "起诉" },
		{ "disputed: an objection would end the order", "5000", "0", true, false, true, 'A', "起诉" },
		{ "a penalty is not a clear sum", "5000", "0.01", false, false, true, 'A', "起诉" },
		{ "no address to deliver to", "5000", "0", false, false, false, 'A', "起诉" },
		{ "exactly the amount", "3000", "0", false, false, true, 'A', "支付令" },
		{ "a fen below it", "2999.99", "0", false, false, true, 'A', "调解" },
		{ "small and disputed", "100", "0", true, false, true, 0, "调解" },
		{ "small, but time runs out", "100", "0", false, true, true, 'A', "起诉" },
		{ "clear, but time runs out", "5000", "0", false, true, true, 'A', "起诉" },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(cases); i++) {
		const struct claim c = { .total = rule_fen(cases[i].total), .penalty = rule_fen(cases[i].penalty), .disputed = cases[i].disputed,
					 .near_limitation = cases[i].near, .grade = cases[i].grade, .addressed = cases[i].addressed };
		const char *got = claim_advice_text(claim_advice(&c, rule_fen("3000")));

		if (strcmp(got, cases[i].advice))
			fail_msg("%s: want %s, got %s", cases[i].words, cases[i].advice, got);
	}
}

static void test_proof(void **state)
{
	static const struct {
		const char *words;
		char grade, least;
		bool proved;
	} cases[] = {
		{ "signed by the owner", 'A', 'B', true },  { "at the grade asked for", 'B', 'B', true },
		{ "below it", 'C', 'B', false },	     { "nothing known", 0, 'D', false },
		{ "even D will do where D is asked", 'D', 'D', true },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(cases); i++)
		rule_same_int(cases[i].words, claim_demand_proved(cases[i].grade, cases[i].least), cases[i].proved);
	rule_same_int("none", claim_proof_count(0), 0);
	rule_same_int("three", claim_proof_count(1u << CLAIM_CONTRACT | 1u << CLAIM_DEBT | 1u << CLAIM_SERVICE), 3);
	rule_same_int("all", claim_proof_count((1u << CLAIM_PROOFS) - 1), 7);
}

static void test_warning(void **state)
{
	static const struct {
		const char *words, *until;
		int want;
	} cases[] = {
		{ "yesterday was the last day", "2026-11-24", 0 },
		{ "today is the last day", "2026-11-25", 30 },
		{ "in 30 days", "2026-12-25", 30 },
		{ "in 31 days", "2026-12-26", 90 },
		{ "in 90 days", "2027-02-23", 90 },
		{ "in 91 days", "2027-02-24", 180 },
		{ "in 180 days", "2027-05-24", 180 },
		{ "in 181 days", "2027-05-25", CLAIM_NO_WARNING },
	};
	static const int32_t days[] = { 180, 90, 30 };

	(void)state;
	for (size_t i = 0; i < ROWS(cases); i++)
		rule_same_int(cases[i].words, claim_warning(rule_day(cases[i].until), rule_day("2026-11-25"), days, ROWS(days)), cases[i].want);
	rule_same_int("no days are set", claim_warning(rule_day("2026-11-26"), rule_day("2026-11-25"), days, 0), CLAIM_NO_WARNING);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_advice), cmocka_unit_test(test_proof), cmocka_unit_test(test_warning) };

	return cmocka_run_group_tests_name("claim", tests, NULL, NULL);
}
