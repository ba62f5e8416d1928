#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "pipeline/base/text.h"

static void tells_valid_utf8(void **state)
{
	static const struct {
		const char *words, *bytes;
		size_t n;
		int good;
		size_t bad;
	} cases[] = {
		{ "empty", "", 0, 1, 0 },
		{ "Chinese", "业主", 6, 1, 0 },
		{ "beyond the BMP", "\xF0\xAC\xAD\x9A", 4, 1, 0 },
		{ "a long run of ASCII, then bad", "0123456789abcdef\xFF", 17, 0, 16 },
		{ "overlong slash", "\xC0\xAF", 2, 0, 0 },
		{ "overlong in three", "a\xE0\x80\xAF", 4, 0, 1 },
		{ "surrogate", "\xED\xA0\x80", 3, 0, 0 },
		{ "past U+10FFFF", "\xF4\x90\x80\x80", 4, 0, 0 },
		{ "cut short", "\xE4\xB8", 2, 0, 0 },
		{ "GB18030, whose first character looks like UTF-8", "\xD2\xB5\xD6\xF7", 4, 0, 2 },
		{ "a bad third byte", "\xE4\xB8\x41", 3, 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t bad = 0;
		int good = text_valid(cases[i].bytes, cases[i].n, &bad);

		if (good != cases[i].good || (!good && bad != cases[i].bad))
			fail_msg("%s", cases[i].words);
	}
}

static void folds_headings(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	assert_string_equal(text_folded(a, " 房 号　\r\n"), "房号");
	assert_string_equal(text_folded(a, "ＲＯＯＭ（元）"), "room(元)");
	arena_free(a);
}

static void trims_all_kinds_of_space(void **state)
{
	const char *s = "\xC2\xA0　 张三 \t", *t;
	size_t n = strlen(s);

	(void)state;
	t = text_trimmed(s, &n);
	assert_int_equal(n, 6);
	assert_memory_equal(t, "张三", 6);
	n = 3;
	text_trimmed("　", &n);
	assert_int_equal(n, 0);
}

static void orders_numbers_as_numbers(void **state)
{
	static const struct {
		const char *a, *b;
		int order;
	} cases[] = {
		{ "1-2-301", "1-10-101", -1 }, { "D2", "D10", -1 }, { "2-1-101", "1-2-301", 1 }, { "1-1-1", "1-1-1", 0 },
		{ "1-1", "1-1-1", -1 },	       { "A1", "B1", -1 },  { "1-01-2", "1-1-3", -1 },	   { "甲1", "甲2", -1 },
		{ "", "1", -1 },	       { "9", "A", -1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int c = text_natural_cmp(cases[i].a, strlen(cases[i].a), cases[i].b, strlen(cases[i].b));
		int back = text_natural_cmp(cases[i].b, strlen(cases[i].b), cases[i].a, strlen(cases[i].a));

		if (c != cases[i].order || back != -c)
			fail_msg("%s %s: %d", cases[i].a, cases[i].b, c);
	}
}

static void finds_the_nearest_word(void **state)
{
	static const char *const words[] = { "letter.min_amount", "letter.terms.S2", "project.name", NULL };

	(void)state;
	assert_string_equal(text_nearest("letter.min_amout", words), "letter.min_amount");
	assert_string_equal(text_nearest("project.nmae", words), "project.name");
	assert_null(text_nearest("quite.other", words));
	assert_int_equal(text_distance("账单号", "账单编号"), 1);
	assert_int_equal(text_width("房号A"), 5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_valid_utf8),	    cmocka_unit_test(folds_headings),
		cmocka_unit_test(trims_all_kinds_of_space), cmocka_unit_test(orders_numbers_as_numbers),
		cmocka_unit_test(finds_the_nearest_word),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
