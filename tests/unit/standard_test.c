/* standard: the item tables as they are shipped, and what a table must not be. DOMAIN §4.2. */
#include "tests/unit/rule.h"

#include <stdlib.h>
#include <unistd.h>

#include "pipeline/base/file.h"
#include "pipeline/rules/standard.h"

static const struct {
	const char *file;
	enum standard_type type;
	int items;
	const char *first, *last;
} SHIPPED[] = {
	{ "templates/items/cleaning.ini", STANDARD_CLEANING, 20, "A01", "A20" },
	{ "templates/items/greening.ini", STANDARD_GREENING, 15, "B01", "B15" },
	{ "templates/items/floors.ini", STANDARD_FLOORS, 12, "C01", "C12" },
	{ "templates/items/renovation.ini", STANDARD_RENOVATION, 13, "D01", "D13" },
};

static void test_shipped(void **state)
{
	struct arena *a = arena_new();
	struct standard *s = arena_alloc(a, sizeof *s);
	struct err e = { 0 };
	int vetoes = 0;

	(void)state;
	for (size_t i = 0; i < ROWS(SHIPPED); i++) {
		const struct standard_table *t = &s->tables[SHIPPED[i].type];
		struct ini *ini = ini_load(a, SHIPPED[i].file, &e);

		if (standard_complete(s, &e) == 0 || !ini || standard_add(a, s, ini, &e) < 0)
			fail_msg("%s: %s", SHIPPED[i].file, e.text);
		rule_same_int(SHIPPED[i].file, t->count, SHIPPED[i].items);
		rule_same_int(SHIPPED[i].file, standard_find(t, SHIPPED[i].first), 0);
		rule_same_int(SHIPPED[i].file, standard_find(t, SHIPPED[i].last), SHIPPED[i].items - 1);
		for (int k = 0; k < t->count; k++) {
			if (!*t->items[k].name || !*t->items[k].text || !*t->items[k].deduction)
				fail_msg("%s: %s lacks a name, a standard or a deduction", SHIPPED[i].file, t->items[k].code);
			vetoes += t->items[k].veto;
		}
	}
	assert_int_equal(standard_complete(s, &e), 0);
	rule_same_int("the only veto", vetoes, 1);
	assert_true(s->tables[STANDARD_RENOVATION].items[standard_find(&s->tables[STANDARD_RENOVATION], "D03")].veto);
	arena_free(a);
}

#define HEAD "[table]\ntype = 保洁\ntitle = 保洁巡查\n"

static const struct {
	const char *words, *text, *message;
} WRONG[] = {
	{ "the weights add up to 99.50", HEAD "[item A01]\nweight = 60\n[item A02]\nweight = 39.5\n", "t.ini:7: the weights add up to 99.50, not to 100" },
	{ "a code twice", HEAD "[item A01]\nweight = 50\n[item A02]\nweight = 30\n[item A01]\nweight = 20\n", "t.ini:9: item A01 is there twice" },
	{ "a code twice running", HEAD "[item A01]\nweight = 50\n[item A01]\nweight = 50\n", "t.ini:7: item A01 is there twice" },
	{ "a type that is none", "[table]\ntype = 保安\n", "t.ini:2: type is 保洁, 绿化, 楼层 or 装修, not 保安" },
	{ "an item before the table", "[item A01]\nweight = 100\n", "t.ini:2: [table] comes first" },
	{ "a finding that costs more than its item", HEAD "[item A01]\nweight = 5\npoints = 1, 6\n", "t.ini:6: item A01: a finding of 6 takes more than the item weighs" },
	{ "a weight that is no number", HEAD "[item A01]\nweight = ten\n", "t.ini:5: weight is a number of points, not ten" },
	{ "a weight below zero", HEAD "[item A01]\nweight = -5\n", "t.ini:5: weight is a number of points, not -5" },
	{ "an unknown key", HEAD "[item A01]\nwieght = 5\n", "t.ini:5: an item has name, weight, points, deduction, standard and veto = yes; not wieght = 5" },
	{ "an unknown section", HEAD "[itme A01]\nweight = 5\n", "t.ini:5: sections are [table] and [item CODE]" },
	{ "an item without a weight", HEAD "[item A01]\nname = 大门\n[item A02]\nweight = 100\n", "t.ini: item A01 has no weight" },
	{ "no item", HEAD, "t.ini: no item in it" },
};

static void test_wrong(void **state)
{
	char folder[] = "/tmp/standard.XXXXXX";

	(void)state;
	if (!mkdtemp(folder) || chdir(folder))
		fail_msg("no temporary folder");
	for (size_t i = 0; i < ROWS(WRONG); i++) {
		struct arena *a = arena_new();
		struct standard *s = arena_alloc(a, sizeof *s);
		struct err e = { 0 };
		struct ini *ini;

		assert_int_equal(file_write("t.ini", WRONG[i].text, strlen(WRONG[i].text), &e), 0);
		ini = ini_load(a, "t.ini", &e);
		if (!ini || !standard_add(a, s, ini, &e))
			fail_msg("%s: taken", WRONG[i].words);
		if (strcmp(e.text, WRONG[i].message))
			fail_msg("%s: want \"%s\", got \"%s\"", WRONG[i].words, WRONG[i].message, e.text);
		assert_int_equal(e.kind, ERR_CONFIG);
		arena_free(a);
	}
	assert_int_equal(unlink("t.ini"), 0);
	assert_int_equal(chdir("/"), 0);
	assert_int_equal(rmdir(folder), 0);
}

static void test_second_table(void **state)
{
	static const char text[] = HEAD "[item A01]\nweight = 100\n";
	char path[] = "/tmp/standard.XXXXXX";
	struct arena *a = arena_new();
	struct standard *s = arena_alloc(a, sizeof *s);
	struct err e = { 0 };
	struct ini *ini;
	int fd = mkstemp(path);

	(void)state;
	assert_true(fd >= 0 && write(fd, text, sizeof text - 1) == (ssize_t)sizeof text - 1);
	close(fd);
	ini = ini_load(a, path, &e);
	assert_non_null(ini);
	assert_int_equal(standard_add(a, s, ini, &e), 0);
	assert_int_equal(standard_add(a, s, ini, &e), -1);
	assert_non_null(strstr(e.text, "保洁 has its table in"));
	unlink(path);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_shipped), cmocka_unit_test(test_second_table),
					    cmocka_unit_test(test_wrong) };

	return cmocka_run_group_tests_name("standard", tests, NULL, NULL);
}
