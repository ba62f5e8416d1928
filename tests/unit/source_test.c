#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/intake/heading.h"
#include "pipeline/intake/source.h"

static struct source_set *load_text(struct arena *a, const char *text, struct err *e)
{
	char folder[] = "/tmp/kefu-source-XXXXXX", path[64];
	const char *paths[] = { path, NULL };
	struct source_set *set;
	FILE *f;

	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/bills.ini", folder);
	assert_non_null(f = fopen(path, "w"));
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
	set = source_load(a, paths, e);
	unlink(path);
	rmdir(folder);
	return set;
}

static const char GOOD[] = "[source]\ntitle = 应收明细\nmode = append\nkey = no, item\nsupersede = state: 正常 > 作废\n"
			   "skip_when_empty = period, item\ndated = at, period\n"
			   "[column no]\ntitle = 账单号\ntype = id\nrequired = yes\nsynonyms = 单号,\n\t编号、票号\n"
			   "[column room]\ntitle = 房号\ntype = room\n"
			   "[column period]\ntitle = 账期\ntype = months\n"
			   "[column at]\ntitle = 时间\ntype = datetime\n"
			   "[column area]\ntitle = 面积\ntype = decimal:4\n"
			   "[column item]\ntitle = 项目\ntype = text\n"
			   "[column state]\ntitle = 状态\ntype = enum\ndefault = 正常\nvalues = 正常: 有效, OK\n\t作废, 冲销\n";

static void reads_a_whole_source(void **state)
{
	static const char *const places[] = { "no", "room", "room_text", "period", "period_to", "at", "at_day_only", "area", "item", "state" };
	struct arena *a = arena_new();
	struct err e = { 0 };
	struct source_set *set = load_text(a, GOOD, &e);
	const struct source *s;

	(void)state;
	assert_non_null(set);
	s = source_find(set, "bills");
	assert_non_null(s);
	assert_string_equal(s->title, "应收明细");
	assert_int_equal(s->mode, SOURCE_APPEND);
	assert_int_equal(s->places, 10);
	for (int i = 0; i < s->places; i++) {
		assert_string_equal(source_place_name(a, s, i), places[i]);
		assert_int_equal(source_place_text(s, i), !strchr("paa", places[i][0]) || !strcmp(places[i], "no"));
	}
	assert_true(s->columns[0].required && s->columns[0].is_key && s->columns[5].is_key && !s->columns[1].is_key);
	assert_string_equal(s->columns[0].synonyms[2], "票号");
	assert_null(s->columns[0].synonyms[3]);
	assert_int_equal(s->columns[4].decimals, 4);
	assert_int_equal(s->columns[6].word_count, 5);
	assert_string_equal(s->columns[6].words[2].means, "正常");
	assert_string_equal(s->columns[6].words[2].word, "ok");
	assert_string_equal(s->columns[6].words[4].means, "冲销");
	assert_string_equal(s->columns[6].allowed, "只能填 正常、作废、冲销");
	assert_ptr_equal(s->supersede, &s->columns[6]);
	assert_string_equal(s->supersede_from, "正常");
	assert_string_equal(s->supersede_to, "作废");
	assert_ptr_equal(s->skip_when_empty[1], &s->columns[5]);
	assert_null(s->skip_when_empty[2]);
	assert_ptr_equal(s->dated[0], &s->columns[3]);
	assert_ptr_equal(s->dated[1], &s->columns[2]);
	assert_null(s->dated[2]);
	arena_free(a);
}

#define HEAD "[source]\ntitle = T\nkey = a\n"
#define A "[column a]\ntitle = 甲\ntype = id\n"

static const struct {
	const char *name, *text, *says;
} MISTAKES[] = {
	{ "a mistyped type names the nearest", HEAD "[column a]\ntitle = 甲\ntype = mony\n", "bills.ini:6: unknown type 'mony'; did you mean 'money'?" },
	{ "a mistyped key of a column", HEAD "[column a]\ntitel = 甲\n", "bills.ini:5: unknown key 'titel'; did you mean 'title'?" },
	{ "a mistyped key of the source", "[source]\nmod = upsert\n", "bills.ini:2: unknown key 'mod'; did you mean 'mode'?" },
	{ "an unknown mode", "[source]\nmode = snapshot\n", "mode is upsert or append" },
	{ "an unknown section", HEAD A "[colum b]\ntitle = x\n", "neither [source] nor [column KEY]" },
	{ "a key without its column", HEAD, "there is no [column a]" },
	{ "no key at all", "[source]\ntitle = T\n" A, "names no key" },
	{ "no title of the source", "[source]\nkey = a\n" A, "[source] has no title" },
	{ "no title of a column", HEAD "[column a]\ntype = id\n", "[column a] has no title" },
	{ "an enum without values", HEAD A "[column b]\ntitle = 乙\ntype = enum\n", "without values" },
	{ "values of a text", HEAD A "[column b]\ntitle = 乙\ntype = text\nvalues = x\n", "only enum and bool have values" },
	{ "a default that is no value", HEAD A "[column b]\ntitle = 乙\ntype = enum\nvalues = x\ndefault = y\n", "'y' is not one of its values" },
	{ "required with a default", HEAD A "[column b]\ntitle = 乙\ntype = text\nrequired = yes\ndefault = y\n", "takes no default" },
	{ "required = maybe", HEAD A "[column b]\ntitle = 乙\nrequired = maybe\n", "yes or no" },
	{ "one heading for two columns", HEAD A "[column b]\ntitle = 乙\ntype = text\nsynonyms = 甲 \n", "stands for both [column a] and [column b]" },
	{ "a column that every table has", HEAD A "[column row_id]\ntitle = 乙\n", "cannot be the key of a column" },
	{ "a key with a dash", HEAD A "[column b-c]\ntitle = 乙\n", "cannot be the key of a column" },
	{ "two columns of one name", HEAD A "[column r]\ntitle = 乙\ntype = room\n[column r_text]\ntitle = 丙\ntype = text\n", "both be called 'r_text'" },
	{ "supersede without an arrow", HEAD "supersede = a: x\n" A, "supersede is written" },
	{ "supersede of an unknown column", HEAD "supersede = z: x > y\n" A, "there is no [column z]" },
	{ "dated by an unknown column", HEAD "dated = z\n" A, "there is no [column z]" },
	{ "dated by what is no date", HEAD "dated = a\n" A, "[column a] is no date" },
	{ "a sheet of its own is asked for, and there is none", HEAD "skip_own_when_empty = a\n" A, "there is no sheet of its own" },
	{ "skip_when_empty of an unknown column", HEAD "skip_when_empty = z\n" A, "there is no [column z]" },
};

static void names_each_mistake(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof MISTAKES / sizeof *MISTAKES; i++) {
		struct arena *a = arena_new();
		struct err e = { 0 };

		if (load_text(a, MISTAKES[i].text, &e) || e.kind != ERR_CONFIG || !strstr(e.text, MISTAKES[i].says))
			fail_msg("%s: %s", MISTAKES[i].name, e.text);
		arena_free(a);
	}
}

static void loads_every_source_of_the_house(void **state)
{
	struct arena *a = arena_new();
	struct err e = { 0 };
	struct source_set *set;
	glob_t g;

	(void)state;
	assert_int_equal(glob("templates/sources/*.ini", 0, NULL, &g), 0);
	set = source_load(a, (const char *const *)g.gl_pathv, &e);
	if (!set)
		fail_msg("%s", e.text);
	assert_int_equal(set->count, g.gl_pathc);
	for (size_t i = 1; i < set->count; i++)
		assert_true(strcmp(set->sources[i - 1].id, set->sources[i].id) < 0);
	globfree(&g);
	arena_free(a);
}

static const struct {
	const char *name, *heading;
	int column;
	enum heading_kind kind;
} HEADINGS[] = {
	{ "the title", "账单号", 0, HEADING_TITLE },
	{ "spaces, line breaks and a star do not matter", " 账\n单 号 *", 0, HEADING_TITLE },
	{ "a synonym", "票号", 0, HEADING_SYNONYM },
	{ "a unit is dropped last", "面积（㎡）", 4, HEADING_WITHOUT_UNIT },
	{ "a compound unit", "面积(平方米/户)", 4, HEADING_WITHOUT_UNIT },
	{ "of a synonym too", "编号(必填)", 0, HEADING_WITHOUT_UNIT },
	{ "a bracket that is no unit stays", "面积（套内）", -1, HEADING_WITHOUT_UNIT },
	{ "full width", "账单号　", 0, HEADING_TITLE },
	{ "another word", "备注", -1, HEADING_WITHOUT_UNIT },
	{ "empty", "", -1, HEADING_WITHOUT_UNIT },
};

static void matches_headings(void **state)
{
	struct arena *a = arena_new();
	struct err e = { 0 };
	struct source_set *set = load_text(a, GOOD, &e);
	struct heading_words w;

	(void)state;
	assert_non_null(set);
	w = heading_words_of(a, set->sources[0].columns, set->sources[0].column_count);
	for (size_t i = 0; i < sizeof HEADINGS / sizeof *HEADINGS; i++) {
		struct heading h = heading_of(a, HEADINGS[i].heading, strlen(HEADINGS[i].heading));
		struct heading_match m = heading_find(&w, &h);

		if (m.column != HEADINGS[i].column || (m.column >= 0 && m.kind != HEADINGS[i].kind))
			fail_msg("%s: column %d, kind %d", HEADINGS[i].name, m.column, (int)m.kind);
	}
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_a_whole_source),
		cmocka_unit_test(names_each_mistake),
		cmocka_unit_test(loads_every_source_of_the_house),
		cmocka_unit_test(matches_headings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
