/* publish and stamp: whole folders swapped, what is gone disappears, one maker a file. DESIGN §3 "Files". */
#include <unistd.h>

#include "tests/unit/folder.h"

#include "pipeline/stage/publish.h"
#include "pipeline/store/stamp.h"

struct publish_case {
	const char *words;
	const char *there[6]; /* in the day's folder, and made by this unit before */
	const char *other;    /* there too, and not this unit's */
	const char *made[6];
	const char *after; /* what is in the day's folder then */
};

static const struct publish_case CASES[] = {
	{ "a first report", { NULL }, NULL, { "reports/a.txt" }, "reports/a.txt=new " },
	{ "a report in the place of the former", { "reports/a.txt" }, NULL, { "reports/a.txt" }, "reports/a.txt=new " },
	{ "another report stays",
	  { "reports/a.txt" },
	  "reports/b.txt",
	  { "reports/a.txt" },
	  "reports/a.txt=new reports/b.txt=other " },
	{ "a report that is no longer made disappears",
	  { "reports/a.txt", "reports/old.txt" },
	  "reports/b.txt",
	  { "reports/a.txt" },
	  "reports/a.txt=new reports/b.txt=other " },
	{ "a letter of yesterday's plan disappears",
	  { "letters/x.pdf", "letters/x/1-1-101.pdf", "letters/x/1-1-102.pdf" },
	  "letters/y/1-1-101.pdf",
	  { "letters/x.pdf", "letters/x/1-1-101.pdf" },
	  "letters/x.pdf=new letters/x/1-1-101.pdf=new letters/y/1-1-101.pdf=other " },
	{ "the last letter disappears, its folder too",
	  { "letters/x.pdf", "letters/x/1-1-101.pdf" },
	  NULL,
	  { "letters/x.pdf" },
	  "letters/x.pdf=new " },
	{ "nothing is made any more", { "letters/x.pdf", "letters/x/1-1-101.pdf" }, NULL, { NULL }, "" },
	{ "what is gone already is no matter", { "gone/x.pdf" }, NULL, { "letters/x.pdf" }, "letters/x.pdf=new " },
};

struct listing {
	struct folder *f;
	const char *text;
};

static int add_text(void *user, const char *path, struct err *e)
{
	struct listing *l = user;
	const char *text = file_read(l->f->arena, arena_printf(l->f->arena, "%s/day/%s", l->f->path, path), NULL, e);

	l->text = arena_printf(l->f->arena, "%s%s=%s ", l->text, path, text ? text : "?");
	return 0;
}

static struct stamp_file *files_of(struct folder *f, const char *const *paths, size_t *count)
{
	struct stamp_file *list = arena_array(f->arena, 8, sizeof *list);

	for (*count = 0; paths[*count]; ++*count)
		list[*count] = (struct stamp_file){ paths[*count], "", 3 };
	return list;
}

static void publish_one(struct folder *f, const struct publish_case *c)
{
	struct stamp_file *before, *now;
	struct listing after = { f, "" };
	size_t before_count, count;
	const char *private;

	assert_int_equal(file_remove_tree(folder_at(f, "day"), &f->e), 0);
	assert_int_equal(file_make_folders(folder_at(f, "day"), &f->e), 0);
	assert_non_null(private = publish_private(f->arena, folder_at(f, "outputs"), "3_x", "u", &f->e));
	for (int i = 0; c->there[i]; i++)
		if (strncmp(c->there[i], "gone", 4))
			folder_put(f, arena_printf(f->arena, "day/%s", c->there[i]), "old");
	if (c->other)
		folder_put(f, arena_printf(f->arena, "day/%s", c->other), "other");
	for (int i = 0; c->made[i]; i++)
		folder_put(f, arena_printf(f->arena, "outputs/.making/3_x.u/%s", c->made[i]), "new");
	before = files_of(f, c->there, &before_count);
	assert_non_null(now = publish_list(f->arena, private, &count, &f->e));
	if (publish_move(private, folder_at(f, "day"), before, before_count, now, count, &f->e) < 0)
		fail_msg("%s: %s", c->words, f->e.text);
	assert_int_equal(file_walk(folder_at(f, "day"), add_text, NULL, &after, &f->e), 0);
	if (strcmp(after.text, c->after))
		fail_msg("%s: %s", c->words, after.text);
	assert_false(file_exists(private));
}

static void test_publish(void **state)
{
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
		publish_one(*state, &CASES[i]);
}

static void test_odd_things_are_refused(void **state)
{
	struct folder *f = *state;
	const char *private = publish_private(f->arena, folder_at(f, "outputs"), "3_x", "", &f->e);
	size_t count;

	folder_put(f, "outputs/.making/3_x/top.txt", "x");
	assert_null(publish_list(f->arena, private, &count, &f->e));
	assert_int_equal(f->e.kind, ERR_BUG);
	assert_non_null(private = publish_private(f->arena, folder_at(f, "outputs"), "3_x", "", &f->e));
	assert_false(file_exists(folder_at(f, "outputs/.making/3_x/top.txt")));
	assert_int_equal(symlink("/etc/passwd", folder_at(f, "outputs/.making/3_x/link")), 0);
	assert_null(publish_list(f->arena, private, &count, &f->e));
	assert_int_equal(f->e.kind, ERR_BUG);
}

static const struct {
	const char *words, *path;
	bool good;
} MAKERS[] = {
	{ "a file of its own", "letters/z.pdf", true },
	{ "a folder of its own", "letters/z/1-1-101.pdf", true },
	{ "a folder whose name begins like another's", "letters/xx/1-1-101.pdf", true },
	{ "the same file", "letters/x.pdf", false },
	{ "another file in the other's folder, which is swapped as a whole", "letters/x/2-2-202.pdf", false },
};

static void test_one_maker_a_file(void **state)
{
	struct folder *f = *state;
	struct stamp x = { "3_letters", "x", "p", "", "" }, z = { "3_letters", "z", "q", "", "" };
	const struct stamp_file made[] = { { "letters/x.pdf", "d", 1 }, { "letters/x/1-1-101.pdf", "d", 1 } };
	struct db *db = db_open(":memory:", DB_WRITE, &f->e);

	assert_int_equal(stamp_get(f->arena, db, &x, &f->e), 0);
	assert_int_equal(stamp_put(f->arena, db, &x, made, 2, &f->e), 0);
	assert_int_equal(stamp_put(f->arena, db, &x, made, 2, &f->e), 0); /* again, and it is still its own */
	assert_int_equal(stamp_get(f->arena, db, &x, &f->e), 1);
	assert_string_equal(x.fingerprint, "p");
	for (size_t i = 0; i < sizeof MAKERS / sizeof *MAKERS; i++) {
		struct stamp_file file = { MAKERS[i].path, "d", 1 };

		if ((stamp_put(f->arena, db, &z, &file, 1, &f->e) == 0) != MAKERS[i].good)
			fail_msg("%s", MAKERS[i].words);
	}
	assert_int_equal(f->e.kind, ERR_CONFIG);
	assert_non_null(strstr(f->e.text, "3_letters x"));
	db_close(db);
}

static void test_files_come_back_in_order(void **state)
{
	struct folder *f = *state;
	struct stamp x = { "3_letters", "x", "p", "", "" }, r = { "3_reports", "r", "p", "", "" };
	const struct stamp_file made[] = { { "letters/x.pdf", "d", 1 }, { "letters/x/1.pdf", "d", 2 } }, *list;
	const struct stamp_file report = { "a/r.xlsx", "d", 3 };
	struct db *db = db_open(":memory:", DB_WRITE, &f->e);
	size_t count;

	assert_int_equal(stamp_put(f->arena, db, &x, made, 2, &f->e), 0);
	assert_int_equal(stamp_put(f->arena, db, &r, &report, 1, &f->e), 0);
	assert_non_null(list = stamp_files(f->arena, db, "3_letters", "x", &count, &f->e));
	assert_int_equal(count, 2);
	assert_int_equal(list[1].size, 2);
	assert_non_null(list = stamp_files(f->arena, db, NULL, NULL, &count, &f->e));
	assert_int_equal(count, 3);
	assert_string_equal(list[0].path, "a/r.xlsx");
	assert_int_equal(stamp_put(f->arena, db, &x, NULL, 0, &f->e), 0);
	assert_non_null(list = stamp_files(f->arena, db, NULL, NULL, &count, &f->e));
	assert_int_equal(count, 1);
	db_close(db);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_publish),
		cmocka_unit_test(test_odd_things_are_refused),
		cmocka_unit_test(test_one_maker_a_file),
		cmocka_unit_test(test_files_come_back_in_order),
	};

	return cmocka_run_group_tests(tests, folder_open, folder_close);
}
