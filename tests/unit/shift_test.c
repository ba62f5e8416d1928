/* shift: DOMAIN §6.2 PK-9, PK-11, RULINGS 29. */
#include "tests/unit/rule.h"

#include "pipeline/rules/shift.h"

#define DAY "2023-02-10"

static const struct {
	const char *words, *start, *end;
	int from, to; /* minutes of the day; to 0: refused */
} HOURS[] = {
	{ "a day shift", "08:00", "20:00", 480, 1200 },
	{ "one digit", "8:00", "20:00", 480, 1200 },
	{ "with seconds", "08:00:00", "20:00:00", 480, 1200 },
	{ "across midnight", "20:00", "08:00", 1200, 1920 },
	{ "up to midnight", "16:00", "24:00", 960, 1440 },
	{ "up to midnight, as 0:00", "16:00", "0:00", 960, 1440 },
	{ "round the clock", "08:00", "08:00", 480, 1920 },
	{ "moments", "2023-02-10 20:00", "2023-02-11 08:00", 1200, 1920 },
	{ "slashes", "2023/2/10 20:00", "2023/2/11 08:00", 1200, 1920 },
	{ "a moment and a time", "2023-02-11 20:00", "08:00", 2640, 3360 },
	{ "full-width colons", "8：00", "20：00", 480, 1200 },
	{ "a moment before its start", "2023-02-10 20:00", "2023-02-10 08:00", 0, 0 },
	{ "three days", "2023-02-10 20:00", "2023-02-13 08:00", 0, 0 },
	{ "no time", "早上", "20:00", 0, 0 },
	{ "no hour 25", "25:00", "20:00", 0, 0 },
	{ "no minute 60", "08:60", "20:00", 0, 0 },
	{ "no such day", "2023-02-30 08:00", "20:00", 0, 0 },
	{ "something behind it", "08:00x", "20:00", 0, 0 },
	{ "an hour alone", "8", "20:00", 0, 0 },
	{ "empty", "", "", 0, 0 },
};

static void test_hours(void **state)
{
	int64_t base = (int64_t)day_count(rule_day(DAY)) * 86400;

	(void)state;
	for (size_t i = 0; i < ROWS(HOURS); i++) {
		struct shift_hours h;

		rule_same_int(HOURS[i].words, shift_hours(rule_day(DAY), HOURS[i].start, HOURS[i].end, &h),
			      HOURS[i].to > 0);
		if (!HOURS[i].to)
			continue;
		rule_same_int(HOURS[i].words, (h.start - base) / 60, HOURS[i].from);
		rule_same_int(HOURS[i].words, (h.end - base) / 60, HOURS[i].to);
	}
}

static const struct {
	const char *words;
	int64_t moment;
	size_t found;
} FOUND[] = {
	{ "before all", 9, SHIFT_NONE },
	{ "the first second", 10, 0 },
	{ "the last second", 19, 0 },
	{ "the end is the next one's", 20, 1 },
	{ "of two the one that began last", 25, 2 },
	{ "the shorter one is over", 27, 1 },
	{ "a gap", 45, SHIFT_NONE },
	{ "after it", 50, 3 },
	{ "after all", 60, SHIFT_NONE },
};

static void test_find(void **state)
{
	static const struct shift_hours SHIFTS[] = { { 10, 20 }, { 20, 40 }, { 24, 27 }, { 50, 60 } };
	static const int64_t REACH[] = { 20, 40, 40, 60 };

	(void)state;
	for (size_t i = 0; i < ROWS(FOUND); i++)
		rule_same_int(FOUND[i].words, (int64_t)shift_find(SHIFTS, REACH, ROWS(SHIFTS), FOUND[i].moment),
			      (int64_t)FOUND[i].found);
	rule_same_int("no shifts", (int64_t)shift_find(NULL, NULL, 0, 5), (int64_t)SHIFT_NONE);
}

static void test_steps(void **state)
{
	int64_t seconds;

	(void)state;
	rule_same_int("goes on", shift_step(100, 100, &seconds), SHIFT_GOES_ON);
	rule_same_int("a gap", shift_step(100, 160, &seconds), SHIFT_GAP);
	rule_same_int("a minute", seconds, 60);
	rule_same_int("an overlap", shift_step(160, 100, &seconds), SHIFT_OVERLAP);
	rule_same_int("a minute twice", seconds, 60);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_hours), cmocka_unit_test(test_find),
					    cmocka_unit_test(test_steps) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
