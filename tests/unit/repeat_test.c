/* repeat: DOMAIN §4.3, RULINGS 19. Within 30 days. */
#include "tests/unit/rule.h"

#include "pipeline/rules/repeat.h"

static const struct {
	const char *words;
	int zone, item;
	const char *place, *day;
	bool repeat;
} FOUND[] = {
	{ "the first", 1, 1, "南路", "2023-01-01", false },
	{ "again the same day: no repeat", 1, 1, "南路", "2023-01-01", false },
	{ "the day after", 1, 1, "南路", "2023-01-02", true },
	{ "30 days after that", 1, 1, "南路", "2023-02-01", true },
	{ "31 days after that", 1, 1, "南路", "2023-03-04", false },
	{ "twice on a day that repeats: one", 1, 1, "南路", "2023-03-05", true },
	{ "twice on a day that repeats: two", 1, 1, "南路", "2023-03-05", true },
	{ "another place", 1, 1, "北路", "2023-01-02", false },
	{ "another item", 1, 2, "南路", "2023-01-02", false },
	{ "another zone", 2, 1, "南路", "2023-01-02", false },
	{ "no place", 1, 1, "", "2023-01-01", false },
	{ "no place, the next day: nobody knows", 1, 1, "", "2023-01-02", false },
};

/* In any order of the list. */
static void test_repeats(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	for (size_t shift = 0; shift < ROWS(FOUND); shift++) {
		struct found list[ROWS(FOUND)];

		for (size_t i = 0; i < ROWS(FOUND); i++) {
			size_t from = (i + shift) % ROWS(FOUND);

			list[i] = (struct found){ FOUND[from].zone, FOUND[from].item, FOUND[from].place, rule_day(FOUND[from].day), false };
		}
		repeat_mark(a, list, ROWS(FOUND), 30);
		for (size_t i = 0; i < ROWS(FOUND); i++) {
			size_t from = (i + shift) % ROWS(FOUND);

			rule_same_int(FOUND[from].words, list[i].repeat, FOUND[from].repeat);
		}
	}
	repeat_mark(a, NULL, 0, 30);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_repeats) };

	return cmocka_run_group_tests_name("repeat", tests, NULL, NULL);
}
