/* seen: a file is known only while nobody can have written to it since. */
#include "tests/unit/folder.h"

#include "pipeline/base/seen.h"

static const char HEX[] = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

struct list {
	struct arena *arena;
	const char *path;
	struct stat file;
};

static void set_up(struct list *l, void **state)
{
	const char *folder = ((struct folder *)*state)->path;
	struct err e = { 0 };

	l->arena = ((struct folder *)*state)->arena;
	l->path = arena_printf(l->arena, "%s/list", folder);
	assert_int_equal(file_write(arena_printf(l->arena, "%s/file", folder), "x", 1, &e), 0);
	assert_int_equal(stat(arena_printf(l->arena, "%s/file", folder), &l->file), 0);
}

static void put(struct list *l, const struct stat *st)
{
	struct err e = { 0 };
	struct seen *s = seen_open(l->arena, l->path, &e);

	assert_non_null(s);
	assert_int_equal(seen_begin(s, &e), 0);
	seen_note(s, st, HEX);
	assert_int_equal(seen_save(s, &e), 0);
}

static bool known(struct list *l, const struct stat *st)
{
	struct err e = { 0 };
	struct seen *s = seen_open(l->arena, l->path, &e);
	char hex[FILE_DIGEST] = "";
	bool found;

	assert_non_null(s);
	found = seen_find(s, st, hex);
	assert_true(!found || strcmp(hex, HEX) == 0);
	return found;
}

static struct stat old(struct stat st)
{
	st.st_ctim.tv_sec -= 10;
	st.st_mtim.tv_sec -= 10;
	return st;
}

static void test_changes(void **state)
{
	struct list l;
	struct stat st, other;

	set_up(&l, state);
	assert_false(known(&l, &l.file));
	put(&l, &l.file);
	assert_false(known(&l, &l.file)); /* changed just now: a change within the same tick would not show */
	st = old(l.file);
	put(&l, &st);
	assert_true(known(&l, &st));
	other = st, other.st_size++;
	assert_false(known(&l, &other));
	other = st, other.st_mtim.tv_nsec ^= 1;
	assert_false(known(&l, &other));
	other = st, other.st_ctim.tv_nsec ^= 1;
	assert_false(known(&l, &other));
	other = st, other.st_ino++;
	assert_false(known(&l, &other));
	other = st, other.st_dev++;
	assert_false(known(&l, &other));
	put(&l, &other); /* of another file system, whose clock may be another; and the list is written anew */
	assert_false(known(&l, &other));
	assert_false(known(&l, &st));
}

static void test_cut_off(void **state)
{
	struct list l;
	struct stat st;
	struct err e = { 0 };
	size_t size;
	char *text;

	set_up(&l, state);
	st = old(l.file);
	put(&l, &st);
	text = file_read(l.arena, l.path, &size, &e);
	assert_non_null(text);
	for (size_t n = 0; n < size; n++) {
		assert_int_equal(file_write(l.path, text, n, &e), 0);
		assert_false(known(&l, &st));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test_setup_teardown(test_changes, folder_open, folder_close),
					  cmocka_unit_test_setup_teardown(test_cut_off, folder_open, folder_close) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
