/* objection: DOMAIN §4.4. Handed in on Saturday 2023-03-25; the term of three working days ends on 2023-03-29. */
#include "tests/unit/rule.h"

#include "pipeline/rules/objection.h"

static const struct {
	const char *words, *issued, *confirmed, *objected, *reviewed, *as_of;
	enum objection_state state;
} STATES[] = {
	{ "a draft", NULL, NULL, NULL, NULL, "2023-03-25", OBJECTION_NOT_ISSUED },
	{ "confirmed before the report of that name is out: not yet", "2023-03-25", "2023-03-24", NULL, NULL, "2023-03-24",
	  OBJECTION_NOT_ISSUED },
	{ "handed in today", "2023-03-25", NULL, NULL, NULL, "2023-03-25", OBJECTION_WAITING },
	{ "the term's last day", "2023-03-25", NULL, NULL, NULL, "2023-03-29", OBJECTION_WAITING },
	{ "the day after it", "2023-03-25", NULL, NULL, NULL, "2023-03-30", OBJECTION_NONE },
	{ "confirmed", "2023-03-25", "2023-03-27", NULL, NULL, "2023-03-27", OBJECTION_CONFIRMED },
	{ "a confirmation dated tomorrow", "2023-03-25", "2023-03-28", NULL, NULL, "2023-03-27", OBJECTION_WAITING },
	{ "objected on the last day", "2023-03-25", NULL, "2023-03-29", NULL, "2023-04-10", OBJECTION_REVIEW },
	{ "objected a day late", "2023-03-25", NULL, "2023-03-30", NULL, "2023-04-10", OBJECTION_LATE },
	{ "reviewed", "2023-03-25", NULL, "2023-03-29", "2023-04-03", "2023-04-03", OBJECTION_REVIEWED },
	{ "the day before the review", "2023-03-25", NULL, "2023-03-29", "2023-04-03", "2023-04-02", OBJECTION_REVIEW },
	{ "an objection after a confirmation is one", "2023-03-25", "2023-03-26", "2023-03-28", NULL, "2023-03-28",
	  OBJECTION_REVIEW },
};

static struct day maybe(const char *text)
{
	return text ? rule_day(text) : DAY_NONE;
}

static void test_state(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(STATES); i++) {
		const struct objection o = { maybe(STATES[i].issued), rule_day("2023-03-29"), maybe(STATES[i].confirmed),
					     maybe(STATES[i].objected), maybe(STATES[i].reviewed) };

		rule_same_int(STATES[i].words, objection_state(&o, rule_day(STATES[i].as_of)), STATES[i].state);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_state) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
