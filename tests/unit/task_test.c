/* task: DOMAIN §1.3 PT-08, R23. The period ends on 2023-02-25. */
#include "tests/unit/rule.h"

#include "pipeline/rules/task.h"

static const struct {
	const char *words, *from, *due, *done;
	bool said;
	const char *works[3];
	enum verdict want;
} CASES[] = {
	{ "done in time", "2023-02-01", "2023-02-20", "2023-02-19", false, { 0 }, VERDICT_KEPT },
	{ "done on its day", "2023-02-01", "2023-02-20", "2023-02-20", false, { 0 }, VERDICT_KEPT },
	{ "done a day late", "2023-02-01", "2023-02-20", "2023-02-21", true, { 0 }, VERDICT_BROKEN },
	{ "said to be done, no date", "2023-02-01", "2023-02-20", "", true, { 0 }, VERDICT_KEPT },
	{ "not done", "2023-02-01", "2023-02-20", "", false, { 0 }, VERDICT_BROKEN },
	{ "due on the period's last day, not done", "2023-02-01", "2023-02-25", "", false, { 0 }, VERDICT_BROKEN },
	{ "due after the period", "2023-02-01", "2023-02-26", "", false, { 0 }, VERDICT_NONE },
	{ "due after the period, done already", "2023-02-01", "2023-02-26", "2023-02-20", false, { 0 }, VERDICT_NONE },
	{ "the work log has it", "2023-02-01", "2023-02-20", "", false, { "2023-01-15", "2023-02-10" }, VERDICT_KEPT },
	{ "the work log has it before and after its days only", "2023-02-01", "2023-02-20", "", false, { "2023-01-31", "2023-02-21" }, VERDICT_BROKEN },
	{ "no beginning: any work up to its day", "", "2023-02-20", "", false, { "2022-12-01" }, VERDICT_KEPT },
	{ "its own late date counts before the work log", "2023-02-01", "2023-02-20", "2023-02-22", false, { "2023-02-10" }, VERDICT_BROKEN },
};

static void test_kept(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(CASES); i++) {
		struct day works[3];
		struct task t = { rule_day(CASES[i].from), rule_day(CASES[i].due), rule_day(CASES[i].done), CASES[i].said, works, 0 };

		for (; t.work_count < 3 && CASES[i].works[t.work_count]; t.work_count++)
			works[t.work_count] = rule_day(CASES[i].works[t.work_count]);
		rule_same_int(CASES[i].words, task_kept(&t, rule_day("2023-02-25")), CASES[i].want);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_kept) };

	return cmocka_run_group_tests_name("task", tests, NULL, NULL);
}
