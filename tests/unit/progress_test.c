/* progress: DOMAIN §4.5 (4). Known on 2023-02-25, a day of grace; "02-14+" is right on that day, "02-14-" is not. */
#include "tests/unit/rule.h"

#include <stdio.h>

#include "pipeline/rules/progress.h"

static const struct {
	const char *words;
	bool fixed;
	enum need need;
	const char *deadline, *seen;
	struct progress want;
	bool open;
} CASES[] = {
	/* found, fixed, needed, passed, due, in time, overdue */
	{ "fixed on the spot", true, NEED_NONE, "", "", { 1, 1, 0, 0, 0, 0, 0 }, false },
	{ "not to be put right", false, NEED_NONE, "", "", { 1, 0, 0, 0, 0, 0, 0 }, false },
	{ "right in time", false, NEED_PUT_RIGHT, "2023-02-13", "02-13+", { 1, 0, 1, 1, 1, 1, 0 }, false },
	{ "right on the day of grace", false, NEED_PUT_RIGHT, "2023-02-13", "02-14+", { 1, 0, 1, 1, 1, 1, 0 }, false },
	{ "right but late", false, NEED_PUT_RIGHT, "2023-02-13", "02-15+", { 1, 0, 1, 1, 1, 0, 0 }, false },
	{ "failed, then right in time", false, NEED_PUT_RIGHT, "2023-02-13", "02-12- 02-13+", { 1, 0, 1, 1, 1, 1, 0 }, false },
	{ "right, then failed again: open", false, NEED_PUT_RIGHT, "2023-02-13", "02-12+ 02-15-", { 1, 0, 1, 0, 1, 0, 1 }, true },
	{ "due and never seen", false, NEED_PUT_RIGHT, "2023-02-13", "", { 1, 0, 1, 0, 1, 0, 1 }, true },
	{ "due today, a day of grace left", false, NEED_PUT_RIGHT, "2023-02-25", "", { 1, 0, 1, 0, 0, 0, 0 }, true },
	{ "right before it is due", false, NEED_PUT_RIGHT, "2023-02-27", "02-24+", { 1, 0, 1, 1, 0, 0, 0 }, false },
	{ "right tomorrow: not known today", false, NEED_PUT_RIGHT, "2023-02-27", "02-26+", { 1, 0, 1, 0, 0, 0, 0 }, true },
	{ "no deadline", false, NEED_PUT_RIGHT, "", "", { 1, 0, 1, 0, 0, 0, 0 }, true },
	{ "nothing said but a deadline", false, NEED_UNKNOWN, "2023-02-13", "", { 1, 0, 1, 0, 1, 0, 1 }, true },
	{ "nothing said at all", false, NEED_UNKNOWN, "", "", { 1, 0, 0, 0, 0, 0, 0 }, false },
};

static size_t read_seen(const char *text, struct reinspection *seen)
{
	size_t n = 0;
	char day[16] = "2023-", sign;
	int used;

	for (; sscanf(text, " %5[0-9-]%c%n", day + 5, &sign, &used) == 2; text += used)
		seen[n++] = (struct reinspection){ rule_day(day), sign == '+' };
	return n;
}

static void test_counts(void **state)
{
	struct progress all = { 0 };
	int64_t percent;

	(void)state;
	assert_false(progress_rate(&all, &percent) || progress_in_time(&all, &percent));
	for (size_t i = 0; i < ROWS(CASES); i++) {
		struct reinspection seen[4];
		struct rectification r = { CASES[i].fixed, CASES[i].need, rule_day(CASES[i].deadline), seen, read_seen(CASES[i].seen, seen) };
		struct progress p = { 0 };

		progress_add(&p, &r, rule_day("2023-02-25"), 1);
		progress_add(&all, &r, rule_day("2023-02-25"), 1);
		if (memcmp(&p, &CASES[i].want, sizeof p))
			fail_msg("%s: found %d fixed %d needed %d passed %d due %d in time %d overdue %d", CASES[i].words, (int)p.found,
				 (int)p.fixed, (int)p.needed, (int)p.passed, (int)p.due, (int)p.in_time, (int)p.overdue);
		rule_same_int(CASES[i].words, progress_open(&r, rule_day("2023-02-25")), CASES[i].open);
	}
	assert_true(progress_rate(&all, &percent));
	rule_same_int("5 passed of 11 needed", percent, 4545);
	assert_true(progress_in_time(&all, &percent));
	rule_same_int("3 in time of 7 due", percent, 4286);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_counts) };

	return cmocka_run_group_tests_name("progress", tests, NULL, NULL);
}
