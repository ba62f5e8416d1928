/* patrol: DOMAIN §4.3, §11 vector 6, RULINGS 19. */
#include "tests/unit/rule.h"

#include <stdio.h>
#include <stdlib.h>

#include "pipeline/rules/patrol.h"

static struct standard STANDARD;

static int load(void **state)
{
	static const char *const FILES[] = { "cleaning", "greening", "floors", "renovation" };
	struct arena *a = arena_new();
	struct err e = { 0 };

	*state = a;
	for (size_t i = 0; i < ROWS(FILES); i++) {
		struct ini *ini = ini_load(a, arena_printf(a, "templates/items/%s.ini", FILES[i]), &e);

		if (!ini || standard_add(a, &STANDARD, ini, &e) < 0)
			return -1;
	}
	return 0;
}

static int unload(void **state)
{
	arena_free(*state);
	return 0;
}

/* losses: "A06 3x1 A13 2x0.5": points times factor. */
static const struct {
	const char *words;
	enum standard_type type;
	const char *skipped, *losses;
	int64_t want;
} CASES[] = {
	{ "nothing found", STANDARD_CLEANING, "", "", 10000 },
	{ "vector 6: two 满溢 of 3 and an 异味 of 2", STANDARD_CLEANING, "", "A06 3x1 A06 3x1 A13 2x1", 9200 },
	{ "vector 6: A18 does not apply, of 96", STANDARD_CLEANING, "A18", "A06 3x1 A06 3x1 A13 2x1", 9167 },
	{ "vector 6: all put right in time", STANDARD_CLEANING, "", "A06 3x0 A06 3x0 A13 2x0", 10000 },
	{ "two findings on one item, over its weight of 8", STANDARD_CLEANING, "", "A06 6x1 A06 3x1", 9200 },
	{ "two findings on one item, just its weight", STANDARD_CLEANING, "", "A06 5x1 A06 3x1", 9200 },
	{ "one finding over its item's weight", STANDARD_CLEANING, "", "A20 5x1", 9900 },
	{ "failed twice: double, but no more than the weight", STANDARD_CLEANING, "", "A13 5x2", 9200 },
	{ "failed twice: double", STANDARD_CLEANING, "", "A06 3x2", 9400 },
	{ "half a point late", STANDARD_CLEANING, "", "A09 0.5x0.5", 9975 },
	{ "half of a hundredth is rounded up: 100 - 0.005", STANDARD_CLEANING, "", "A09 0.01x0.5", 10000 },
	{ "three quarters of a hundredth lost", STANDARD_CLEANING, "", "A09 0.01x0.75", 9999 },
	{ "a finding on what does not apply", STANDARD_CLEANING, "A18", "A18 4x1", 10000 },
	{ "several that do not apply", STANDARD_CLEANING, "A07、A18", "A02 8x1", 9130 },
	{ "everything lost", STANDARD_FLOORS, "", "C01 99x1 C02 99x1 C03 99x1 C04 99x1 C05 99x1 C06 99x1 C07 99x1 C08 99x1 C09 99x1 C10 99x1 C11 99x1 C12 99x1", 0 },
	{ "nothing applies", STANDARD_RENOVATION, "D01,D02,D03,D04,D05,D06,D07,D08,D09,D10,D11,D12,D13", "", PATROL_NO_SCORE },
	{ "the veto item", STANDARD_RENOVATION, "", "D03 1x1", 0 },
	{ "the veto item, put right on the spot: still a veto", STANDARD_RENOVATION, "", "D03 1x0", 0 },
	{ "the veto item does not apply", STANDARD_RENOVATION, "D03", "D03 15x1", 10000 },
	{ "half points: 3.5 of 7", STANDARD_RENOVATION, "", "D06 3.5x1", 9650 },
	{ "less than nothing counts as nothing", STANDARD_CLEANING, "", "A06 -3x1", 10000 },
	{ "points beyond all measure", STANDARD_CLEANING, "", "A06 90000000000000000x2 A06 90000000000000000x2", 9200 },
	{ "points beyond all measure, put right", STANDARD_CLEANING, "", "A06 90000000000000000x0", 10000 },
};

static size_t read_losses(const struct standard_table *t, const char *text, struct patrol_loss *losses)
{
	char code[8], points[32], factor[8];
	size_t n = 0;
	int used;

	for (; sscanf(text, " %7s %31[-0-9.]x%7s%n", code, points, factor, &used) == 3; text += used)
		losses[n++] = (struct patrol_loss){ standard_find(t, code), fen_count(rule_fen(points)), fen_count(rule_fen(factor)) * 10000 };
	return n;
}

static void test_score(void **state)
{
	for (size_t i = 0; i < ROWS(CASES); i++) {
		const struct standard_table *t = &STANDARD.tables[CASES[i].type];
		struct patrol_loss losses[32];
		size_t n = read_losses(t, CASES[i].losses, losses);

		rule_same_int(CASES[i].words, patrol_score(t, patrol_skipped(*state, t, CASES[i].skipped, NULL, NULL), losses, n),
			      CASES[i].want);
	}
}

static void count_unknown(void *user, const char *code)
{
	*(int *)user += !strcmp(code, "B01") || !strcmp(code, "不适用");
}

static void test_unknown_codes(void **state)
{
	int unknown = 0;

	rule_same_int("only A01 is of this table", (int64_t)patrol_skipped(*state, &STANDARD.tables[STANDARD_CLEANING], "A01、B01，不适用", count_unknown, &unknown), 1);
	rule_same_int("two are not", unknown, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_score), cmocka_unit_test(test_unknown_codes) };

	return cmocka_run_group_tests_name("patrol", tests, load, unload);
}
