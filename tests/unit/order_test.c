/* order: DOMAIN §1.3 PT-03, PT-04, PT-09, PT-10, RULINGS 22, 34. The period ends on 2023-02-25, a day of grace. */
#include "tests/unit/rule.h"

#include <stdio.h>

#include "pipeline/rules/order.h"

#define NONE	VERDICT_NONE
#define KEPT	VERDICT_KEPT
#define BROKEN	VERDICT_BROKEN
#define UNKNOWN VERDICT_UNKNOWN

/* found on 2023-02-10; times "02-10 16:30" or "02-10", a day only; "" is missing. */
static const struct {
	const char *words;
	bool fixed;
	enum need need;
	bool standard;
	const char *deadline, *confirmed, *issued, *seen;
	enum verdict pt03, pt04, pt10;
} CASES[] = {
	{ "all in order", false, NEED_PUT_RIGHT, true, "2023-02-13", "02-10 16:30", "02-10 17:00", "2023-02-13", KEPT, KEPT, KEPT },
	{ "confirmed in the moment it went out", false, NEED_PUT_RIGHT, true, "2023-02-13", "02-10 17:00", "02-10 17:00", "2023-02-13", KEPT, KEPT, KEPT },
	{ "confirmed after it went out", false, NEED_PUT_RIGHT, true, "2023-02-13", "02-10 17:01", "02-10 17:00", "2023-02-13", BROKEN, KEPT, KEPT },
	{ "never confirmed", false, NEED_PUT_RIGHT, true, "2023-02-13", "", "02-10 17:00", "2023-02-13", BROKEN, KEPT, KEPT },
	{ "confirmed that day, no time", false, NEED_PUT_RIGHT, true, "2023-02-13", "02-10", "02-10 17:00", "2023-02-13", KEPT, KEPT, KEPT },
	{ "out that day, no time", false, NEED_PUT_RIGHT, true, "2023-02-13", "02-10 17:30", "02-10", "2023-02-13", KEPT, KEPT, KEPT },
	{ "confirmed the day after", false, NEED_PUT_RIGHT, true, "2023-02-13", "02-11", "02-10", "2023-02-13", BROKEN, KEPT, KEPT },
	{ "never went out", false, NEED_PUT_RIGHT, true, "2023-02-13", "02-10 16:30", "", "2023-02-13", NONE, NONE, UNKNOWN },
	{ "went out after the period", false, NEED_PUT_RIGHT, true, "2023-02-24", "02-10 16:30", "02-26 09:00", "", NONE, NONE, UNKNOWN },
	{ "fixed on the spot", true, NEED_NONE, false, "", "", "02-10 17:00", "", NONE, NONE, NONE },
	{ "went out the next day", false, NEED_PUT_RIGHT, true, "2023-02-13", "02-10 16:30", "02-11 09:00", "2023-02-13", KEPT, KEPT, BROKEN },
	{ "no standard", false, NEED_PUT_RIGHT, false, "2023-02-13", "02-10 16:30", "02-10 17:00", "2023-02-13", KEPT, BROKEN, KEPT },
	{ "no deadline", false, NEED_PUT_RIGHT, true, "", "02-10 16:30", "02-10 17:00", "2023-02-13", KEPT, BROKEN, KEPT },
	{ "seen on the day of grace", false, NEED_PUT_RIGHT, true, "2023-02-13", "02-10 16:30", "02-10 17:00", "2023-02-14", KEPT, KEPT, KEPT },
	{ "seen a day later", false, NEED_PUT_RIGHT, true, "2023-02-13", "02-10 16:30", "02-10 17:00", "2023-02-15", KEPT, BROKEN, KEPT },
	{ "never seen again", false, NEED_PUT_RIGHT, true, "2023-02-13", "02-10 16:30", "02-10 17:00", "", KEPT, BROKEN, KEPT },
	{ "not yet due: confirmed all the same", false, NEED_PUT_RIGHT, true, "2023-02-26", "", "02-10 17:00", "", BROKEN, NONE, KEPT },
	{ "the grace ends after the period", false, NEED_PUT_RIGHT, true, "2023-02-25", "02-10 16:30", "02-10 17:00", "", KEPT, NONE, KEPT },
	{ "the grace ends with the period", false, NEED_PUT_RIGHT, true, "2023-02-24", "02-10 16:30", "02-10 17:00", "", KEPT, BROKEN, KEPT },
	{ "not to be put right", false, NEED_NONE, false, "", "", "", "", NONE, NONE, NONE },
};

static struct order_time read_time(const char *text)
{
	struct order_time t = { 0 };
	char day[16] = "2023-";
	int hour = 0, minute = 0, n = sscanf(text, "%5[0-9-] %d:%d", day + 5, &hour, &minute);

	t.given = n >= 1;
	t.day_only = n == 1;
	if (t.given)
		t.at = moment_at(rule_day(day), (hour * 60 + minute) * 60);
	return t;
}

static void test_orders(void **state)
{
	struct day end = rule_day("2023-02-25");

	(void)state;
	for (size_t i = 0; i < ROWS(CASES); i++) {
		struct reinspection seen = { rule_day(CASES[i].seen), true };
		struct order o = { .r = { CASES[i].fixed, CASES[i].need, rule_day(CASES[i].deadline), &seen, *CASES[i].seen ? 1 : 0 },
				   .found = rule_day("2023-02-10"),
				   .has_standard = CASES[i].standard,
				   .ended = -1,
				   .confirmed = read_time(CASES[i].confirmed),
				   .issued = read_time(CASES[i].issued) };

		rule_same_int(CASES[i].words, order_confirmed(&o, end), CASES[i].pt03);
		rule_same_int(CASES[i].words, order_followed(&o, end, 1), CASES[i].pt04);
		rule_same_int(CASES[i].words, order_forwarded(&o, end, -1), CASES[i].pt10);
	}
}

static const struct {
	const char *words;
	int ended;
	const char *issued;
	enum verdict want;
} MINUTES[] = {
	{ "within five minutes", 600, "02-10 10:05", KEPT }, { "after six", 600, "02-10 10:06", BROKEN },
	{ "no end of the patrol", -1, "02-10 10:05", UNKNOWN }, { "that day, no time", 600, "02-10", KEPT },
};

static void test_minutes(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(MINUTES); i++) {
		struct order o = { .r = { .need = NEED_PUT_RIGHT, .deadline = DAY_NONE },
				   .found = rule_day("2023-02-10"),
				   .ended = MINUTES[i].ended,
				   .issued = read_time(MINUTES[i].issued) };

		rule_same_int(MINUTES[i].words, order_forwarded(&o, rule_day("2023-02-25"), 5), MINUTES[i].want);
	}
}

static const struct {
	const char *words;
	bool fixed;
	const char *deadline, *issued, *seen;
	enum verdict want;
} VIOLATIONS[] = {
	{ "passed on and seen again", false, "2023-02-13", "02-10 17:00", "2023-02-20", KEPT },
	{ "not passed on", false, "2023-02-13", "", "2023-02-13", BROKEN },
	{ "passed on, never seen again", false, "2023-02-13", "02-10 17:00", "", BROKEN },
	{ "passed on, not yet due", false, "2023-02-27", "02-10 17:00", "", NONE },
	{ "seen again only after the period", false, "2023-02-13", "02-10 17:00", "2023-02-26", BROKEN },
	{ "put right on the spot", true, "", "", "", NONE },
};

static void test_violations(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(VIOLATIONS); i++) {
		struct reinspection seen = { rule_day(VIOLATIONS[i].seen), true };
		struct order o = { .r = { VIOLATIONS[i].fixed, NEED_PUT_RIGHT, rule_day(VIOLATIONS[i].deadline), &seen, *VIOLATIONS[i].seen ? 1 : 0 },
				   .found = rule_day("2023-02-10"),
				   .issued = read_time(VIOLATIONS[i].issued) };

		rule_same_int(VIOLATIONS[i].words, order_reported(&o, rule_day("2023-02-25"), 1), VIOLATIONS[i].want);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_orders), cmocka_unit_test(test_minutes), cmocka_unit_test(test_violations) };

	return cmocka_run_group_tests_name("order", tests, NULL, NULL);
}
