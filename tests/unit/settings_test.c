#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "pipeline/base/file.h"
#include "pipeline/base/settings.h"

static struct arena *arena;

static struct settings *load(const char *text, struct err *e)
{
	char folder[] = "/tmp/kefu-settings.XXXXXX";
	const char *path;
	struct settings *s;

	assert_non_null(mkdtemp(folder));
	path = arena_printf(arena, "%s/settings.ini", folder);
	*e = (struct err){ 0 };
	assert_int_equal(file_write(path, text, strlen(text), e), 0);
	s = settings_load(arena, path, e);
	assert_int_equal(file_remove_tree(folder, &(struct err){ 0 }), 0);
	return s;
}

static void every_key_has_a_default(void **state)
{
	struct err e = { 0 };
	struct settings *s = settings_load(arena, "/nowhere/settings.ini", &e);

	(void)state;
	assert_non_null(s);
	assert_true(fen_count(settings_money(s, "letter.min_amount")) == 5000);
	assert_int_equal(settings_int(s, "letter.terms.S3"), 15);
	assert_int_equal(settings_minutes(s, "desk.close"), 17 * 60 + 30);
	assert_int_equal(settings_ppm(s, "assess.coverage_min"), 800000);
	assert_true(settings_flag(s, "waiver.require_approval"));
	assert_true(settings_empty(s, "penalty.rate"));
	assert_string_equal(settings_list(s, "alloc.item_order")[1], "公摊");
}

static void takes_what_is_written(void **state)
{
	struct err e;
	struct settings *s = load("[penalty]\nrate = 0.0005\nclause = 第8条\n[letter]\nterms.S2 = 10\n[fee]\naliases = 物业服务费,\n  物管费\n", &e);

	(void)state;
	assert_non_null(s);
	assert_int_equal(settings_ppm(s, "penalty.rate"), 500);
	assert_int_equal(settings_int(s, "letter.terms.S2"), 10);
	assert_string_equal(settings_list(s, "fee.aliases")[1], "物管费");
}

static void mistakes_name_file_line_and_remedy(void **state)
{
	static const struct {
		const char *words, *text, *says, *line;
	} cases[] = {
		{ "a mistyped key", "[letter]\nmin_amout = 50\n", "letter.min_amount", ":2:" },
		{ "a key of no section", "[latter]\nmin_amount = 50\n", "letter.min_amount", ":2:" },
		{ "no number", "[letter]\n\nterms.S2 = seven\n", "terms.S2", ":3:" },
		{ "three decimals of money", "[letter]\nmin_amount = 0.005\n", "min_amount", ":2:" },
		{ "a word that is not one of them", "[score]\nmode = rough\n", "reinspection, raw", ":2:" },
		{ "set twice", "[desk]\nopen = 08:00\nopen = 09:00\n", "desk.open", ":3:" },
		{ "25 o'clock", "[desk]\nopen = 25:00\n", "09:00", ":2:" },
		{ "an empty value that must not be", "[desk]\nopen =\n", "desk.open", ":2:" },
		{ "a line of no kind", "[desk]\nopen 08:00 o\n;\nhuh\n", "key", "" },
	};
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (load(cases[i].text, &e) || e.kind != ERR_CONFIG || !strstr(e.text, cases[i].says) || !strstr(e.text, cases[i].line))
			fail_msg("%s: %s", cases[i].words, e.text);
}

static void a_line_that_would_be_cut_is_refused(void **state)
{
	char text[400] = "[project]\nname = ";
	struct err e;

	(void)state;
	for (size_t i = strlen(text); i < 300; i++)
		text[i] = 'x';
	text[300] = '\n';
	assert_null(load(text, &e));
	assert_int_equal(e.kind, ERR_CONFIG);
	assert_non_null(strstr(e.text, ":2:"));
}

static int set_up(void **state)
{
	(void)state;
	arena = arena_new();
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_key_has_a_default),
		cmocka_unit_test(takes_what_is_written),
		cmocka_unit_test(mistakes_name_file_line_and_remedy),
		cmocka_unit_test(a_line_that_would_be_cut_is_refused),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
