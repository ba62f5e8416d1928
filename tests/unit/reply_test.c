/* reply, rank: DOMAIN §5.1, §5.3, RULINGS 23. */
#include "tests/unit/rule.h"

#include <stdio.h>
#include <stdlib.h>

#include "pipeline/rules/rank.h"
#include "pipeline/rules/reply.h"

/* clang-format off: a case a line */
static const struct {
	const char *words;
	int answered, asked;
	bool roomed, required;
	enum reply_state state;
} STATES[] = {
	{ "all answered", 11, 11, true, false, REPLY_VALID },
	{ "half exactly is not fewer than half", 5, 10, true, false, REPLY_VALID },
	{ "6 of 11", 6, 11, true, false, REPLY_VALID },
	{ "5 of 11", 5, 11, true, false, REPLY_FEW },
	{ "nothing answered", 0, 11, true, false, REPLY_FEW },
	{ "without a room", 11, 11, false, false, REPLY_VALID },
	{ "… where one is required", 11, 11, false, true, REPLY_NAMELESS },
	{ "few answers comes before no room", 1, 11, false, true, REPLY_FEW },
};

static const struct {
	const char *words, *day, *number, *other_day, *other;
	bool replaces;
} PAIRS[] = {
	{ "a later day", "2026-10-02", "001", "2026-10-01", "002", true },
	{ "an earlier day", "2026-10-01", "002", "2026-10-02", "001", false },
	{ "the same day, a greater number", "2026-10-01", "010", "2026-10-01", "009", true },
	{ "… as numbers, not as text", "2026-10-01", "A-10", "2026-10-01", "A-9", true },
	{ "no day comes before any", "2026-10-01", "001", "", "002", true },
	{ "… and not after", "", "002", "2026-10-01", "001", false },
	{ "two without a day", "", "002", "", "001", true },
	{ "01 and 1 are two numbers: one of them", "", "01", "", "1", true },
};

static const struct {
	const char *words, *entries; /* FIGURE*N or - */
	int64_t min_n;
	const char *ranks;
} RANKS[] = {
	{ "the greatest first", "8000*10 9000*10 7000*10", 10, "2 1 3" },
	{ "equal ones share, the next is third", "9000*10 9000*12 7000*10", 10, "1 1 3" },
	{ "three alike", "9000*10 9000*12 9000*10 1*10", 10, "1 1 1 4" },
	{ "nine are too few: no place, and nobody is behind them", "9900*9 9000*10 7000*10", 10, "0 1 2" },
	{ "no figure, no place", "- 9000*10", 10, "0 1" },
	{ "where one is enough", "5000*1 6000*1", 1, "2 1" },
};
/* clang-format on */

static void test_states(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(STATES); i++) {
		const struct reply r = { "1", DAY_NONE, STATES[i].answered, STATES[i].asked, STATES[i].roomed };

		rule_same_int(STATES[i].words, reply_state(&r, STATES[i].required), STATES[i].state);
	}
}

static void test_pairs(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(PAIRS); i++) {
		const struct reply r = { PAIRS[i].number, rule_day(PAIRS[i].day), 1, 1, true },
				   other = { PAIRS[i].other, rule_day(PAIRS[i].other_day), 1, 1, true };

		rule_same_int(PAIRS[i].words, reply_replaces(&r, &other), PAIRS[i].replaces);
		rule_same_int(PAIRS[i].words, reply_replaces(&other, &r), !PAIRS[i].replaces);
	}
}

static void test_ranks(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(RANKS); i++) {
		struct rank_entry entries[8] = { { .known = false } };
		int64_t ranks[8];
		char text[128], got[64] = "", *save, *one;
		size_t n = 0;

		snprintf(text, sizeof text, "%s", RANKS[i].entries);
		for (one = strtok_r(text, " ", &save); one; one = strtok_r(NULL, " ", &save), n++) {
			char *star = strchr(one, '*');

			if (star)
				entries[n] = (struct rank_entry){ true, atoll(one), atoll(star + 1) };
		}
		rank_all(entries, n, RANKS[i].min_n, ranks);
		for (size_t k = 0; k < n; k++)
			snprintf(got + strlen(got), sizeof got - strlen(got), "%s%lld", k ? " " : "", (long long)ranks[k]);
		if (strcmp(got, RANKS[i].ranks))
			fail_msg("%s: want %s, got %s", RANKS[i].words, RANKS[i].ranks, got);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_states), cmocka_unit_test(test_pairs), cmocka_unit_test(test_ranks) };

	return cmocka_run_group_tests_name("reply", tests, NULL, NULL);
}
