/* permit: DOMAIN §1.3 PT-09. */
#include "tests/unit/rule.h"

#include "pipeline/rules/permit.h"

static struct day maybe(const char *text)
{
	return text ? rule_day(text) : DAY_NONE;
}

static const struct {
	const char *words, *extended, *accepted, *day;
	bool active;
} ACTIVE[] = { /* from 2023-03-01 to 2023-03-31 */
	{ "the day before", NULL, NULL, "2023-02-28", false },
	{ "its first day", NULL, NULL, "2023-03-01", true },
	{ "its last day", NULL, NULL, "2023-03-31", true },
	{ "the day after", NULL, NULL, "2023-04-01", false },
	{ "extended: on the last day of it", "2023-04-10", NULL, "2023-04-10", true },
	{ "extended: after it", "2023-04-10", NULL, "2023-04-11", false },
	{ "an extension that is earlier counts nothing", "2023-03-10", NULL, "2023-03-31", true },
	{ "the day before it was accepted", NULL, "2023-03-20", "2023-03-19", true },
	{ "the day on which it was accepted", NULL, "2023-03-20", "2023-03-20", false },
};

static void test_active(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(ACTIVE); i++) {
		const struct permit p = { rule_day("2023-03-01"), rule_day("2023-03-31"), maybe(ACTIVE[i].extended),
					  maybe(ACTIVE[i].accepted) };

		rule_same_int(ACTIVE[i].words, permit_active(&p, rule_day(ACTIVE[i].day)), ACTIVE[i].active);
	}
}

static const struct {
	const char *words;
	int64_t patrols, astray, per_day;
	enum verdict verdict;
} PATROLLED[] = {
	{ "once", 1, 0, 1, VERDICT_KEPT },
	{ "not at all", 0, 0, 1, VERDICT_BROKEN },
	{ "a patrol that names no permit may have been there", 0, 1, 1, VERDICT_UNKNOWN },
	{ "once, and another elsewhere", 1, 3, 1, VERDICT_KEPT },
	{ "once of two", 1, 0, 2, VERDICT_BROKEN },
	{ "once of two, and one astray", 1, 1, 2, VERDICT_UNKNOWN },
	{ "none is asked for", 0, 0, 0, VERDICT_KEPT },
};

static void test_patrolled(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(PATROLLED); i++)
		rule_same_int(PATROLLED[i].words,
			      permit_patrolled(PATROLLED[i].patrols, PATROLLED[i].astray, PATROLLED[i].per_day),
			      PATROLLED[i].verdict);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_active),
		cmocka_unit_test(test_patrolled),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
