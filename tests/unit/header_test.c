#include "tests/unit/teller.h"

#include "pipeline/intake/header.h"

/* Sources small enough to see what decides. */
static const char *const FILES[][2] = {
	{ "alpha.ini", "[source]\ntitle = 甲表\nkey = no\n[column no]\ntitle = 编号\ntype = id\nrequired = yes\nsynonyms = 单号\n[column x]\ntitle = 共有\ntype = text\n[column y]\ntitle = 金额（元）\ntype = money\nsynonyms = 款\n" },
	{ "beta.ini", "[source]\ntitle = 乙表\nkey = no\n[column no]\ntitle = 编号\ntype = id\nrequired = yes\n[column x]\ntitle = 共有\ntype = text\n[column z]\ntitle = 备注\ntype = text\n" },
	{ "gamma.ini", "[source]\ntitle = 丙表\nkey = a\n[column a]\ntitle = 专一\ntype = id\nrequired = yes\n[column b]\ntitle = 专二\ntype = text\nrequired = yes\n" },
};

static struct source_set *small(struct arena *a)
{
	char folder[] = "/tmp/kefu-header-XXXXXX", paths[3][64];
	const char *list[] = { paths[0], paths[1], paths[2], NULL };
	struct source_set *set;
	struct err e = { 0 };

	assert_non_null(mkdtemp(folder));
	for (int i = 0; i < 3; i++) {
		FILE *f;

		snprintf(paths[i], sizeof paths[i], "%s/%s", folder, FILES[i][0]);
		assert_non_null(f = fopen(paths[i], "w"));
		fputs(FILES[i][1], f);
		fclose(f);
	}
	set = source_load(a, list, &e);
	for (int i = 0; i < 3; i++)
		unlink(paths[i]);
	rmdir(folder);
	if (!set)
		fail_msg("%s", e.text);
	return set;
}

/* Rows are separated by / and cells by |. `gives` is the source and the row it was found in, or a part of the note. */
static const struct {
	const char *name, *path, *rows, *gives;
} CASES[] = {
	{ "the required heading is enough", "f.csv", "专一|专二", "gamma 0" },
	{ "a required heading lacks", "f.csv", "专一|别的", "!最接近“丙表”（gamma），缺少列：专二" },
	{ "more columns matched win", "f.csv", "编号|共有|款", "alpha 0" },
	{ "more columns matched win the other way", "f.csv", "编号|共有|备注", "beta 0" },
	{ "equal: refused, naming both", "f.csv", "编号|共有", "!既像“甲表”（alpha）又像“乙表”（beta）" },
	{ "equal: the file's name decides", "in/乙表.csv", "编号|共有", "beta 0" },
	{ "equal: the file's name decides by id", "in/alpha.csv", "编号|共有", "alpha 0" },
	{ "equal: a folder's name decides", "甲表/2026.csv", "编号|共有", "alpha 0" },
	{ "equal: a name that only begins so does not", "in/乙表2026.csv", "编号|共有", "!既像" },
	{ "the name does not beat the columns", "in/乙表.csv", "编号|共有|款", "alpha 0" },
	{ "fewer headings left over win", "f.csv", "单号|共有/编号|共有|其他", "alpha 0" },
	{ "the row that matches most", "f.csv", "编号|别的/编号|共有|款", "alpha 1" },
	{ "the first of equal rows", "f.csv", "专一|专二/专一|专二", "gamma 0" },
	{ "titles above", "f.csv", "某小区/制表/专一|专二", "gamma 2" },
	{ "case, width, spaces", "f.csv", " 专 一 |专　二", "gamma 0" },
	{ "headings in two rows", "f.csv", "标题/专一|其他||/|甲|专二", "gamma 2" },
	{ "two rows that only together look like one", "f.csv", "专一|专二/专二|专一", "gamma 0" },
	{ "two headings for one column, alike", "f.csv", "专一|专二|专一", "!都对应“专一”" },
	{ "two headings for one column, the title wins over the synonym", "f.csv", "单号|编号|共有|款", "alpha 0" },
	{ "nothing known", "f.csv", "什么|都不是", "!没有认得的表头" },
	{ "nothing", "f.csv", "", "!没有认得的表头" },
};

static size_t rows_of(const char *s, struct record *rows, struct cell *cells)
{
	size_t n = 0;

	while (*s) {
		rows[n] = (struct record){ .line = (int)n + 1, .cells = cells };
		do {
			size_t k = strcspn(s, "|/");

			*cells++ = (struct cell){ .text = s, .length = (uint32_t)k, .kind = k ? CELL_TEXT : CELL_EMPTY };
			rows[n].count++;
			s += k;
		} while (*s == '|' && *s++);
		n++;
		s += *s == '/';
	}
	return n;
}

static void finds_the_headings(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		struct arena *a = arena_new();
		struct record rows[HEADER_ROWS];
		struct cell cells[100];
		struct header h = header_find(a, small(a), CASES[i].path, rows, rows_of(CASES[i].rows, rows, cells));
		char got[64];

		if (*CASES[i].gives == '!') {
			if (h.source || !strstr(h.note, CASES[i].gives + 1))
				fail_msg("%s: '%s'", CASES[i].name, h.source ? h.source->id : h.note);
		} else {
			snprintf(got, sizeof got, "%s %zu", h.source ? h.source->id : h.note, h.row);
			if (strcmp(got, CASES[i].gives))
				fail_msg("%s: '%s'", CASES[i].name, got);
		}
		arena_free(a);
	}
}

static void names_what_nobody_asked_for(void **state)
{
	struct arena *a = arena_new();
	struct record rows[HEADER_ROWS];
	struct cell cells[100];
	struct header h = header_find(a, small(a), "f.csv", rows, rows_of("楼栋|专二||专一|备用", rows, cells));

	(void)state;
	assert_string_equal(h.unused, "楼栋、备用");
	assert_int_equal(h.cell_of[0], 3);
	assert_int_equal(h.cell_of[1], 1);
	arena_free(a);
}

/* The house's own sources: an export of each, by its titles only, is taken for itself. */
static void every_source_knows_its_own_titles(void **state)
{
	(void)state;
	for (size_t i = 0; i < sources->count; i++)
		for (int required_only = 0; required_only < 2; required_only++) {
			const struct source *s = &sources->sources[i];
			struct arena *a = arena_new();
			struct cell *cells = arena_array(a, s->column_count, sizeof *cells);
			struct record row = { .line = 1, .cells = cells };
			struct header h;
			char path[256];

			for (size_t k = 0; k < s->column_count; k++)
				if (!required_only || s->columns[k].required)
					cells[row.count++] = (struct cell){ .text = s->columns[k].title, .length = (uint32_t)strlen(s->columns[k].title), .kind = CELL_TEXT };
			snprintf(path, sizeof path, "in/%s.csv", required_only ? s->title : "export");
			h = header_find(a, sources, path, &row, 1);
			if (h.source != s)
				fail_msg("%s, %s: %s", s->id, required_only ? "required columns" : "all columns", h.source ? h.source->id : h.note);
			arena_free(a);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_the_headings),
		cmocka_unit_test(names_what_nobody_asked_for),
		cmocka_unit_test(every_source_knows_its_own_titles),
	};

	(void)part;
	(void)row;
	(void)reject;
	(void)end;
	(void)read_as;
	return cmocka_run_group_tests(tests, load, unload);
}
