/* print: what changes a fingerprint and what does not; when a stage may be skipped. DESIGN §3. */
#include <unistd.h>

#include "tests/unit/folder.h"

#include "pipeline/run/print.h"
#include "pipeline/store/stamp.h"

#define CARDS_READ "stage 1_read\nneeds dir:inputs\nmakes table:bill\nmakes ledger:arrival\n"
#define CARDS_SUM                                                                                                      \
	"stage 2_sum\nneeds table:bill\nneeds setting:penalty\nneeds as-of\nneeds dir:templates/letters\nneeds "       \
	"ledger:arrival\nmakes table:sum\n"

struct scene {
	struct folder *f;
	struct site *site;
	struct plan *plan;
	struct ledger *ledger;
};

static struct site *scene_site(struct folder *f)
{
	struct site *s = arena_alloc(f->arena, sizeof *s);

	s->arena = f->arena;
	s->inputs = folder_at(f, "inputs");
	s->outputs = folder_at(f, "outputs");
	s->data_db = folder_at(f, "outputs/data.db");
	s->ledger_db = folder_at(f, "outputs/ledger.db");
	s->settings_ini = folder_at(f, "inputs/settings.ini");
	s->templates = folder_at(f, "installed");
	s->own_templates = folder_at(f, "own");
	s->libexec = folder_at(f, "libexec");
	return s;
}

static void scene_make(struct scene *s, struct folder *f)
{
	static const char *const NO_SOURCES[] = { NULL };

	file_remove_tree(f->path, &f->e);
	s->f = f;
	s->site = scene_site(f);
	folder_put(f, "libexec/stages/1_read", "program 1");
	folder_put(f, "libexec/stages/2_sum", "program 2");
	folder_put(f, "inputs/a.csv", "a");
	folder_put(f, "inputs/b.csv", "b");
	folder_put(f, "inputs/README.md", "about");
	folder_put(f, "inputs/settings.ini", "[penalty]\nclause = one\n");
	folder_put(f, "installed/letters/x/letter.md", "x");
	folder_put(f, "own/other/y", "y");
	folder_put(f, "outputs/2026-11-25/reports/r.txt", "report");
	folder_put(f, "outputs/2026-11-24/reports/r.txt", "report");
	s->plan = plan_new(f->arena);
	assert_int_equal(plan_add(s->plan, CARDS_READ, &f->e), 0);
	assert_int_equal(plan_add(s->plan, CARDS_SUM, &f->e), 0);
	assert_int_equal(plan_sort(s->plan, NO_SOURCES, &f->e), 0);
	assert_non_null(s->ledger = ledger_open(s->site->ledger_db, DB_WRITE, &f->e));
}

static struct print *scene_print(struct scene *s, const char *as_of)
{
	struct settings *settings = settings_load(s->f->arena, s->site->settings_ini, &s->f->e);
	struct day day;

	assert_non_null(settings);
	assert_true(day_parse(as_of, &day));
	return print_new(s->f->arena, s->site, settings, s->ledger, day);
}

static void scene_stamp(struct scene *s, const char *db_path, const char *stage, const char *fingerprint,
			const char *parts, bool file)
{
	struct db *db = db_open(db_path, DB_WRITE, &s->f->e);
	struct stamp stamp = { stage, "", fingerprint, "", parts };
	struct stamp_file made = { "reports/r.txt", NULL, 6 };
	char hex[FILE_DIGEST], ledger[FILE_DIGEST];

	assert_non_null(db);
	digest_bytes("report", 6, hex);
	made.digest = hex;
	if (strcmp(stage, "1_read") == 0) {
		assert_int_equal(ledger_digest(s->ledger, "arrival", day_of(0), ledger, &s->f->e), 0);
		stamp.ledger = ledger;
	}
	if (stamp_put(s->f->arena, db, &stamp, &made, file, &s->f->e) < 0)
		fail_msg("%s", s->f->e.text);
	db_close(db);
}

/* Takes the fingerprint of 2_sum with 1_read made as `read_print`. */
static struct fingerprint sum_print(struct scene *s, const char *as_of, const char *read_print)
{
	struct fingerprint out;

	scene_stamp(s, s->site->data_db, "1_read", read_print, "", false);
	if (print_take(scene_print(s, as_of), s->plan->order[1], &out, &s->f->e) < 0)
		fail_msg("%s", s->f->e.text);
	return out;
}

struct change {
	const char *words;
	const char *file, *text; /* this file becomes so … */
	const char *as_of, *maker;
	bool read, sum; /* … and these two fingerprints change */
};

static const struct change CHANGES[] = {
	{ "nothing", NULL, NULL, NULL, NULL, false, false },
	{ "an input's content", "inputs/a.csv", "A", NULL, NULL, true, false },
	{ "a new input", "inputs/deep/c.csv", "c", NULL, NULL, true, false },
	{ "a README is no input", "inputs/README.md", "more", NULL, NULL, false, false },
	{ "an input rewritten as it was", "inputs/a.csv", "a", NULL, NULL, false, false },
	{ "the program", "libexec/stages/2_sum", "program 3", NULL, NULL, false, true },
	{ "another program", "libexec/stages/1_read", "program 3", NULL, NULL, true, false },
	{ "a setting that it names", "inputs/settings.ini", "[penalty]\nclause = two\n", NULL, NULL, false, true },
	{ "a setting that it does not name", "inputs/settings.ini", "[penalty]\nclause = one\n[project]\nname = x\n",
	  NULL, NULL, false, false },
	{ "a template", "installed/letters/x/letter.md", "y", NULL, NULL, false, true },
	{ "the site's own template over it", "own/letters/x/letter.md", "z", NULL, NULL, false, true },
	{ "the site's own template with the same words", "own/letters/x/letter.md", "x", NULL, NULL, false, false },
	{ "a template of another folder", "installed/reports/x.sql", "x", NULL, NULL, false, false },
	{ "the day, where it is named", NULL, NULL, "2026-11-24", NULL, false, true },
	{ "what the maker was made from", NULL, NULL, NULL, "other", false, true },
};

static void test_changes(void **state)
{
	for (size_t i = 0; i < sizeof CHANGES / sizeof *CHANGES; i++) {
		const struct change *c = &CHANGES[i];
		const char *as_of = c->as_of ? c->as_of : "2026-11-25";
		struct fingerprint read, sum, read_now, sum_now;
		struct scene s;

		scene_make(&s, *state);
		assert_int_equal(print_take(scene_print(&s, "2026-11-25"), s.plan->order[0], &read, &s.f->e), 0);
		sum = sum_print(&s, "2026-11-25", "made");
		if (c->file)
			folder_put(s.f, c->file, c->text);
		assert_int_equal(print_take(scene_print(&s, as_of), s.plan->order[0], &read_now, &s.f->e), 0);
		sum_now = sum_print(&s, as_of, c->maker ? c->maker : "made");
		if ((strcmp(read.hex, read_now.hex) != 0) != c->read)
			fail_msg("%s: 1_read", c->words);
		if ((strcmp(sum.hex, sum_now.hex) != 0) != c->sum)
			fail_msg("%s: 2_sum\n%s%s", c->words, sum.parts, sum_now.parts);
		ledger_close(s.ledger);
	}
}

static void test_an_arrival_changes_the_takers_not_the_maker(void **state)
{
	struct fingerprint read, sum, read_now, sum_now;
	struct scene s;

	scene_make(&s, *state);
	assert_int_equal(print_take(scene_print(&s, "2026-11-25"), s.plan->order[0], &read, &s.f->e), 0);
	sum = sum_print(&s, "2026-11-25", "made");
	assert_int_equal(ledger_add_arrival(s.ledger, "a.csv",
					    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 1, NULL,
					    &s.f->e),
			 0);
	assert_int_equal(print_take(scene_print(&s, "2026-11-25"), s.plan->order[0], &read_now, &s.f->e), 0);
	sum_now = sum_print(&s, "2026-11-25", "made");
	assert_string_equal(read.hex, read_now.hex);
	assert_string_not_equal(sum.hex, sum_now.hex);
	ledger_close(s.ledger);
}

static void test_a_maker_that_was_never_made(void **state)
{
	struct fingerprint out;
	struct scene s;

	scene_make(&s, *state);
	assert_int_equal(print_take(scene_print(&s, "2026-11-25"), s.plan->order[1], &out, &s.f->e), -1);
	assert_int_equal(s.f->e.kind, ERR_NOINPUT);
	assert_non_null(strstr(s.f->e.text, "1_read"));
	ledger_close(s.ledger);
}

enum spoil { NOTHING, FILE_GONE, FILE_OTHER, DB_GONE, PRINT_OTHER, BY_HAND };

static const struct {
	const char *words;
	enum spoil spoil;
	int made;
	const char *why;
} SKIPS[] = {
	{ "all as it was left", NOTHING, 1, "" },
	{ "a file it made is gone", FILE_GONE, 0, "reports/r.txt" },
	{ "a file it made was edited", FILE_OTHER, 0, "reports/r.txt" },
	{ "its database is gone", DB_GONE, 0, "not made yet" },
	{ "made from something else", PRINT_OTHER, 0, "as-of changed" },
	{ "made by hand, without a fingerprint", BY_HAND, 0, "by hand" },
};

static void test_skips(void **state)
{
	for (size_t i = 0; i < sizeof SKIPS / sizeof *SKIPS; i++) {
		struct fingerprint now, before;
		const char *why;
		struct scene s;

		scene_make(&s, *state);
		before = now = sum_print(&s, "2026-11-25", "made");
		if (SKIPS[i].spoil == PRINT_OTHER)
			before = sum_print(&s, "2026-11-24", "made");
		scene_stamp(&s, folder_at(s.f, "outputs/2026-11-25/figures.db"), "2_sum",
			    SKIPS[i].spoil == BY_HAND ? "" : before.hex, before.parts, true);
		if (SKIPS[i].spoil == FILE_GONE)
			unlink(folder_at(s.f, "outputs/2026-11-25/reports/r.txt"));
		if (SKIPS[i].spoil == FILE_OTHER)
			folder_put(s.f, "outputs/2026-11-25/reports/r.txt", "edited");
		if (SKIPS[i].spoil == DB_GONE)
			unlink(folder_at(s.f, "outputs/2026-11-25/figures.db"));
		if (print_made(scene_print(&s, "2026-11-25"), s.plan->order[1], &now, &why, &s.f->e) != SKIPS[i].made ||
		    !strstr(why, SKIPS[i].why))
			fail_msg("%s: %s", SKIPS[i].words, why);
		ledger_close(s.ledger);
	}
}

static void test_another_ledger_is_not_as_it_was_left(void **state)
{
	struct fingerprint now;
	const char *why;
	struct scene s;

	scene_make(&s, *state);
	assert_int_equal(print_take(scene_print(&s, "2026-11-25"), s.plan->order[0], &now, &s.f->e), 0);
	scene_stamp(&s, s.site->data_db, "1_read", now.hex, now.parts, false);
	assert_int_equal(print_made(scene_print(&s, "2026-11-25"), s.plan->order[0], &now, &why, &s.f->e), 1);
	assert_int_equal(ledger_add_arrival(s.ledger, "a.csv",
					    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 1, NULL,
					    &s.f->e),
			 0);
	assert_int_equal(print_made(scene_print(&s, "2026-11-25"), s.plan->order[0], &now, &why, &s.f->e), 0);
	assert_non_null(strstr(why, "ledger"));
	ledger_close(s.ledger);
}

static void test_difference(void **state)
{
	struct folder *f = *state;

	assert_string_equal(
	    print_difference(f->arena, "program 1\ndir:a 2\nold 3\n", "program 1\ndir:a 4\n3_x/a b 5\n"),
	    "dir:a changed\n3_x/a b is new\nold is gone\n");
	assert_string_equal(print_difference(f->arena, "dir:a 2\n", "dir:a 2\n"), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_changes),
		cmocka_unit_test(test_an_arrival_changes_the_takers_not_the_maker),
		cmocka_unit_test(test_a_maker_that_was_never_made),
		cmocka_unit_test(test_skips),
		cmocka_unit_test(test_another_ledger_is_not_as_it_was_left),
		cmocka_unit_test(test_difference),
	};

	return cmocka_run_group_tests(tests, folder_open, folder_close);
}
