/* site: where things lie, and what is an input (RULINGS 8). */
#include <sys/wait.h>
#include <unistd.h>

#include "tests/unit/folder.h"

#include "pipeline/stage/site.h"

static const struct {
	const char *words, *path;
	bool input;
} INPUTS[] = {
	{ "an export", "应收.csv", true },
	{ "in a folder of its own", "fees/2026/应收.xlsx", true },
	{ "README", "README.md", false },
	{ "README below", "fees/README.txt", false },
	{ "settings", "settings.ini", false },
	{ "a dot file", ".DS_Store", false },
	{ "a dot file below", "fees/.hidden.csv", false },
	{ "a file in a dot folder", ".git/config", false },
	{ "an owner file of Excel", "fees/~$应收.xlsx", false },
	{ "a tilde at the end is no reason", "应收.csv~", true },
	{ "a dot inside the name is no reason", "a.b.csv", true },
	{ "readme in small letters is an export", "readme.csv", true },
};

static void test_inputs(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof INPUTS / sizeof *INPUTS; i++)
		if (site_is_input(INPUTS[i].path) != INPUTS[i].input)
			fail_msg("%s: %s", INPUTS[i].words, INPUTS[i].path);
}

static void test_open(void **state)
{
	struct folder *f = *state;
	struct site *s;
	struct day d;

	folder_put(f, "a/inputs/x.csv", "x");
	assert_non_null(s = site_open(f->arena, folder_at(f, "a/"), &f->e));
	assert_string_equal(s->ledger_db, folder_at(f, "a/outputs/ledger.db"));
	assert_true(day_parse("2026-11-25", &d));
	assert_string_equal(site_figures_db(s, d), folder_at(f, "a/outputs/2026-11-25/figures.db"));
	assert_null(site_open(f->arena, folder_at(f, "nowhere"), &f->e));
	assert_int_equal(f->e.kind, ERR_NOINPUT);
}

static void test_here_is_left_out_of_paths(void **state)
{
	struct folder *f = *state;
	char before[4096];

	folder_put(f, "here/inputs/x.csv", "x");
	assert_non_null(getcwd(before, sizeof before));
	assert_int_equal(chdir(folder_at(f, "here")), 0);
	assert_string_equal(site_open(f->arena, ".", &f->e)->data_db, "outputs/data.db");
	assert_int_equal(chdir(before), 0);
}

static struct site *with_templates(struct folder *f)
{
	struct site *s = arena_alloc(f->arena, sizeof *s);

	s->arena = f->arena;
	s->outputs = folder_at(f, "outputs");
	s->templates = folder_at(f, "installed");
	s->own_templates = folder_at(f, "own");
	return s;
}

static void test_own_templates_win_file_by_file(void **state)
{
	struct folder *f = *state;
	struct site *s = with_templates(f);
	const char *const *names;

	folder_put(f, "installed/letters/a/letter.md", "1");
	folder_put(f, "installed/letters/a/rows.sql", "1");
	folder_put(f, "installed/letters/README.md", "1");
	folder_put(f, "own/letters/a/letter.md", "2");
	folder_put(f, "own/letters/B/letter.md", "2");
	assert_string_equal(site_template(s, "letters/a/letter.md"), folder_at(f, "own/letters/a/letter.md"));
	assert_string_equal(site_template(s, "letters/a/rows.sql"), folder_at(f, "installed/letters/a/rows.sql"));
	assert_null(site_template(s, "letters/a/nothing"));
	assert_non_null(names = site_template_names(s, "letters", &f->e));
	assert_string_equal(names[0], "B");
	assert_string_equal(names[1], "a");
	assert_null(names[2]);
	assert_non_null(names = site_template_paths(s, "letters/a", ".md", &f->e));
	assert_string_equal(names[0], folder_at(f, "own/letters/a/letter.md"));
	assert_null(names[1]);
	assert_non_null(names = site_template_names(s, "none", &f->e));
	assert_null(names[0]);
}

static int lock_in_child(const struct site *s, struct err *e)
{
	pid_t pid = fork();
	int status;

	if (pid == 0)
		_exit(site_lock(s, e) < 0 ? (int)e->kind : 0);
	waitpid(pid, &status, 0);
	return WEXITSTATUS(status);
}

static void test_one_at_a_time(void **state)
{
	struct folder *f = *state;
	struct site *s = with_templates(f);

	assert_int_equal(lock_in_child(s, &f->e), 0); /* and it has ended */
	assert_true(site_lock(s, &f->e) >= 0);
	assert_int_equal(lock_in_child(s, &f->e), ERR_BUSY);
	assert_int_equal(site_lock(s, &f->e), -1);
	assert_non_null(strstr(f->e.text, arena_printf(f->arena, "%ld", (long)getpid())));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_inputs),
		cmocka_unit_test(test_open),
		cmocka_unit_test(test_here_is_left_out_of_paths),
		cmocka_unit_test(test_own_templates_win_file_by_file),
		cmocka_unit_test(test_one_at_a_time),
	};

	return cmocka_run_group_tests(tests, folder_open, folder_close);
}
