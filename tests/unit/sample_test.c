/* sample: DOMAIN §5.1, §11 vector 13. Strata and shares are lists of numbers. */
#include "tests/unit/rule.h"

#include <stdio.h>
#include <stdlib.h>

#include "pipeline/rules/sample.h"

/* clang-format off: a case a line */
static const struct {
	const char *words;
	int64_t households, margin, needed; /* -1: no figure */
} NEEDED[] = {
	{ "vector 13", 800, 50000, 260 },
	{ "100 households", 100, 50000, 80 }, { "200", 200, 50000, 132 }, { "300", 300, 50000, 169 }, { "500", 500, 50000, 218 },
	{ "1000", 1000, 50000, 278 }, { "1500", 1500, 50000, 306 }, { "2000", 2000, 50000, 323 }, { "3000", 3000, 50000, 341 },
	{ "5000", 5000, 50000, 357 },
	{ "10 %: 100", 100, 100000, 50 }, { "10 %: 200", 200, 100000, 66 }, { "10 %: 300", 300, 100000, 73 }, { "10 %: 500", 500, 100000, 81 },
	{ "10 %: 800", 800, 100000, 86 }, { "10 %: 1000", 1000, 100000, 88 }, { "10 %: 1500", 1500, 100000, 91 },
	{ "10 %: 2000", 2000, 100000, 92 }, { "10 %: 3000", 3000, 100000, 94 }, { "10 %: 5000", 5000, 100000, 95 },
	{ "one household", 1, 50000, 1 }, { "two", 2, 50000, 2 }, { "a wide margin asks for somebody", 1000, 999999, 1 },
	{ "a very narrow one asks everybody", 1000, 1, 1000 },
	{ "a million", 1000000, 50000, 384 },
	{ "no household", 0, 50000, -1 }, { "no margin", 100, 0, -1 }, { "a margin of all", 100, 1000000, -1 },
};

static const struct {
	const char *words;
	int64_t needed, response, households, forms;
} FORMS[] = {
	{ "80 % come back", 260, 800000, 800, 325 },
	{ "rounded up", 261, 800000, 800, 327 },
	{ "no more than there are", 80, 500000, 100, 100 },
	{ "all come back", 260, 1000000, 800, 260 },
};

static const struct {
	const char *words, *strata;
	int64_t forms;
	const char *shares;
} SHARES[] = {
	{ "in proportion", "20 30 50", 10, "2 3 5" },
	{ "what is left to the largest remainders", "10 10 13", 10, "3 3 4" },
	{ "… the first of equal ones", "10 10 10", 10, "4 3 3" },
	{ "… two left", "10 10 10", 11, "4 4 3" },
	{ "a small building may have none", "1 100 100", 10, "0 5 5" },
	{ "as many forms as households", "3 4", 7, "3 4" },
	{ "more: everybody once", "3 4", 9, "3 4" },
	{ "none", "3 4", 0, "0 0" },
	{ "one building", "40", 7, "7" },
	{ "no building", "", 7, "" },
	{ "nobody there", "0 0", 0, "0 0" },
};
/* clang-format on */

static void test_needed(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(NEEDED); i++) {
		int64_t got = -1;

		if (!sample_needed(NEEDED[i].households, NEEDED[i].margin, &got))
			got = -1;
		rule_same_int(NEEDED[i].words, got, NEEDED[i].needed);
	}
	for (size_t i = 0; i < ROWS(FORMS); i++)
		rule_same_int(FORMS[i].words, sample_forms(FORMS[i].needed, FORMS[i].response, FORMS[i].households), FORMS[i].forms);
}

static void test_shares(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(SHARES); i++) {
		int64_t strata[8], out[8] = { 0 };
		char got[64] = "", *end;
		const char *s = SHARES[i].strata;
		size_t n = 0;

		for (; *s; s = end + (*end == ' '))
			strata[n++] = strtoll(s, &end, 10);
		sample_shares(strata, n, SHARES[i].forms, out);
		for (size_t k = 0; k < n; k++)
			snprintf(got + strlen(got), sizeof got - strlen(got), "%s%lld", k ? " " : "", (long long)out[k]);
		if (strcmp(got, SHARES[i].shares))
			fail_msg("%s: want %s, got %s", SHARES[i].words, SHARES[i].shares, got);
	}
}

/* printf '%s\n%s' MYD-2026 1-2-301 | sha256sum */
static void test_lot(void **state)
{
	char hex[FILE_DIGEST];

	(void)state;
	sample_lot("MYD-2026", "1-2-301", hex);
	assert_string_equal(hex, "70991fe1fca7e21fe6196c652334bda6e564037116503c8e1556190ddcf835f4");
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_needed), cmocka_unit_test(test_shares), cmocka_unit_test(test_lot) };

	return cmocka_run_group_tests_name("sample", tests, NULL, NULL);
}
