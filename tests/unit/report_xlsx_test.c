/* A report as a workbook: same bytes, private, checked, and nothing in it that was not meant. What is in the cells is looked at by
 * tests/stages/report_book.sh. INTERFACE "Documents", FINDINGS §2. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <signal.h>

#include "pipeline/base/file.h"
#include "pipeline/render/xlsx/report_xlsx.h"

static char folder[] = "/tmp/kefu-book-XXXXXX";

static void put(const char *name, const char *text)
{
	struct err e = { 0 };
	char path[256];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	assert_int_equal(file_write(path, text, strlen(text), &e), 0);
}

static const char *find(void *user, const char *report, const char *name)
{
	const char *path = arena_printf(user, "%s/%s", folder, name);

	(void)report;
	return file_exists(path) ? path : NULL;
}

static struct db *example(int rows)
{
	struct err e = { 0 };
	struct db *db = db_open(":memory:", DB_WRITE, &e);
	char sql[512];

	snprintf(sql, sizeof sql,
		 "CREATE TABLE t AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) SELECT i, '=HYPERLINK(\"'"
		 " || i || '\")' AS name, i * 123 AS owed, 20000 + i AS due FROM n WHERE i <= %d",
		 rows, rows);
	assert_int_equal(db_run(db, sql, &e), 0);
	return db;
}

static struct report *report(struct arena *a)
{
	struct err e = { 0 };
	struct report *r;

	put("report.ini", "[report]\ntitle = 试\nsheets = list\n[sheet list]\ntitle = 明细\ncolumns =\n\t序: int\n\t名: text\n\t欠费: money, sum, bar\n"
			  "\t日: date, alert < :as_of\n[chart c]\nsheet = list\ncategories = 名\nvalues = 欠费\nrows = first 5\ntitle = 前五\n");
	put("list.sql", "SELECT i AS 序, name AS 名, owed AS 欠费, due AS 日 FROM t ORDER BY i");
	r = report_load(a, "x", find, a, &e);
	assert_string_equal(e.text, "");
	return r;
}

static void write_book(struct db *db, const char *path, const char *says)
{
	struct arena *a = arena_new();
	struct err e = { 0 };
	int rc = report_xlsx_write(a, db, report(a), day_of(20100), NULL, path, &e);

	if (says) {
		assert_int_equal(rc, -1);
		assert_non_null(strstr(e.text, says));
	} else {
		assert_string_equal(e.text, "");
		assert_int_equal(rc, 0);
	}
	arena_free(a);
}

static const char *path_of(const char *name)
{
	static char path[256];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	return path;
}

static void gives_the_same_private_bytes(void **state)
{
	char first[FILE_DIGEST], second[FILE_DIGEST];
	struct err e = { 0 };
	struct db *db = example(300);
	struct stat st;

	(void)state;
	write_book(db, path_of("a.xlsx"), NULL);
	assert_int_equal(stat(path_of("a.xlsx"), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(file_digest(path_of("a.xlsx"), first, &e), 0);
	setenv("TZ", "America/New_York", 1);
	write_book(db, path_of("b.xlsx"), NULL);
	assert_int_equal(file_digest(path_of("b.xlsx"), second, &e), 0);
	assert_string_equal(first, second);
	assert_false(file_exists(path_of("a.xlsx.parts")));
	db_close(db);
}

static void an_empty_report_is_a_workbook_too(void **state)
{
	struct db *db = example(0);

	(void)state;
	write_book(db, path_of("empty.xlsx"), NULL);
	db_close(db);
}

/* The library itself reports no error when its temporary files cannot grow. */
static void a_full_disk_is_noticed(void **state)
{
	struct rlimit small = { 200000, RLIM_INFINITY }, before;
	struct db *db = example(20000);

	(void)state;
	getrlimit(RLIMIT_FSIZE, &before);
	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &small);
	write_book(db, path_of("full.xlsx"), "workbook");
	setrlimit(RLIMIT_FSIZE, &before);
	db_close(db);
}

static void bad_text_is_refused(void **state)
{
	struct err e = { 0 };
	struct db *db = example(1);

	(void)state;
	assert_int_equal(db_run(db, "UPDATE t SET name = CAST(x'41ff' AS TEXT)", &e), 0);
	write_book(db, path_of("bad.xlsx"), "not valid text");
	db_close(db);
}

static void long_and_odd_text_is_kept_readable(void **state)
{
	struct err e = { 0 };
	struct db *db = example(3);

	(void)state;
	assert_int_equal(db_run(db,
				"UPDATE t SET name = replace(hex(zeroblob(20000)), '00', '长字') WHERE i = 1;"
				"UPDATE t SET name = 'a' || char(1) || char(11) || char(65535) || '_x0041_<&>\"' WHERE i = 2;"
				"UPDATE t SET name = '', due = -99999999 WHERE i = 3",
				&e),
			 0);
	write_book(db, path_of("odd.xlsx"), NULL);
	db_close(db);
}

static int make_folder(void **state)
{
	(void)state;
	return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
	struct err e = { 0 };

	(void)state;
	return getenv("KEEP") ? puts(folder) < 0 : file_remove_tree(folder, &e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_the_same_private_bytes),	 cmocka_unit_test(an_empty_report_is_a_workbook_too),
		cmocka_unit_test(a_full_disk_is_noticed),	 cmocka_unit_test(bad_text_is_refused),
		cmocka_unit_test(long_and_odd_text_is_kept_readable),
	};
	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
