#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "pipeline/base/day.h"

static struct day on(const char *text)
{
	struct day d = DAY_NONE;

	if (!day_parse(text, &d))
		fail_msg("%s", text);
	return d;
}

static void every_day_of_a_thousand_years_goes_round(void **state)
{
	char text[DAY_TEXT];
	struct day d = on("1600-01-01"), end = on("2600-01-01");
	int last = 0;

	(void)state;
	assert_int_equal(day_count(on("1970-01-01")), 0);
	for (; day_cmp(d, end) < 0; d = day_plus(d, 1)) {
		int y, m, n;

		day_split(d, &y, &m, &n);
		assert_int_equal(day_cmp(on(day_text(d, text)), d), 0);
		assert_true(n == last + 1 || n == 1);
		last = n;
	}
}

static void refuses_days_that_do_not_exist(void **state)
{
	static const char *const wrong[] = { "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-1-5",
					     "2026/01/05", "0000-01-01", "2026-01-05 ", "" };
	struct day d;

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		if (day_parse(wrong[i], &d))
			fail_msg("%s", wrong[i]);
}

static void months_later_keep_the_date_or_end_the_month(void **state)
{
	static const struct {
		const char *from;
		int months;
		const char *to;
	} cases[] = {
		{ "2026-01-31", 1, "2026-02-28" },  { "2024-01-31", 1, "2024-02-29" },	{ "2020-02-29", 36, "2023-02-28" },
		{ "2020-02-29", 48, "2024-02-29" }, { "2026-12-15", 1, "2027-01-15" },	{ "2026-01-15", -1, "2025-12-15" },
		{ "2026-03-31", -1, "2026-02-28" }, { "2020-03-31", 36, "2023-03-31" },
	};
	char text[DAY_TEXT];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(day_text(day_plus_months(on(cases[i].from), cases[i].months), text), cases[i].to);
	assert_string_equal(day_text(day_plus_years(on("2020-02-29"), 3), text), "2023-02-28");
}

static void weeks_begin_on_monday(void **state)
{
	char text[DAY_TEXT];

	(void)state;
	assert_int_equal(day_weekday(on("2026-11-25")), 3);
	assert_int_equal(day_weekday(on("1969-12-28")), 7);
	assert_string_equal(day_text(day_week_start(on("2026-11-29")), text), "2026-11-23");
	assert_string_equal(day_text(day_week_start(on("2026-11-23")), text), "2026-11-23");
}

static void months_have_edges(void **state)
{
	char text[DAY_TEXT];
	int32_t month;

	(void)state;
	assert_true(month_parse("2024-02", &month));
	assert_string_equal(month_text(month, text), "2024-02");
	assert_string_equal(day_text(month_first(month), text), "2024-02-01");
	assert_string_equal(day_text(month_last(month), text), "2024-02-29");
	assert_int_equal(month_of(on("2024-02-29")), month);
	assert_false(month_parse("2024-13", &month));
	assert_false(month_parse("2024-2", &month));
}

static void a_moment_belongs_to_its_day(void **state)
{
	char text[24];
	struct moment m = moment_at(on("2026-11-25"), 86399);

	(void)state;
	assert_string_equal(moment_text(m, text), "2026-11-25 23:59:59");
	assert_int_equal(day_cmp(moment_day(moment_at(on("1969-12-31"), 1)), on("1969-12-31")), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_day_of_a_thousand_years_goes_round),
		cmocka_unit_test(refuses_days_that_do_not_exist),
		cmocka_unit_test(months_later_keep_the_date_or_end_the_month),
		cmocka_unit_test(weeks_begin_on_monday),
		cmocka_unit_test(months_have_edges),
		cmocka_unit_test(a_moment_belongs_to_its_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
