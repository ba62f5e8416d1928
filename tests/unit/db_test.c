#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "pipeline/store/db.h"

static struct db *open_db(void)
{
	struct err e = { 0 };
	struct db *db = db_open(":memory:", DB_WRITE, &e);

	if (!db || db_run(db, "CREATE TABLE t (room TEXT NOT NULL UNIQUE, owed INTEGER, due INTEGER) STRICT", &e) < 0)
		fail_msg("%s", e.text);
	return db;
}

static void add(struct db *db, const char *room, int64_t owed)
{
	struct stmt *s = db_prepare(db, "INSERT INTO t (room, owed, due) VALUES (:room, :owed, :due)");
	struct err e = { 0 };

	stmt_bind_text(s, "room", room);
	stmt_bind_fen(s, "owed", fen_of(owed));
	stmt_bind_day(s, "due", DAY_NONE);
	if (stmt_exec(s, &e) < 0)
		fail_msg("%s", e.text);
	stmt_end(s);
}

static void reads_by_name(void **state)
{
	struct db *db = open_db();
	struct stmt *s;
	struct err e = { 0 };

	(void)state;
	add(db, "1-10-101", 250);
	add(db, "1-2-301", 120450);
	s = db_prepare(db, "SELECT room, owed, due, yuan(owed) AS words FROM t ORDER BY room COLLATE \"natural\"");
	assert_int_equal(stmt_step(s, &e), 1);
	assert_string_equal(stmt_text(s, "words"), "1,204.50");
	assert_string_equal(stmt_text(s, "room"), "1-2-301");
	assert_true(day_none(stmt_day(s, "due")));
	assert_true(stmt_null(s, "due"));
	assert_int_equal(stmt_step(s, &e), 1);
	assert_true(fen_count(stmt_fen(s, "owed")) == 250);
	assert_int_equal(stmt_step(s, &e), 0);
	db_close(db);
}

static void wrong_names_come_out_at_the_step(void **state)
{
	struct db *db = open_db();
	struct err e = { 0 };
	struct stmt *s = db_prepare(db, "INSERT INTO t (room) VALUES (:room)");

	(void)state;
	stmt_bind_text(s, "romm", "1-1-1");
	assert_int_equal(stmt_exec(s, &e), -1);
	assert_int_equal(e.kind, ERR_BUG);
	assert_non_null(strstr(e.text, "romm"));
	stmt_end(s);
	s = db_prepare(db, "INSERT INTO t (room) VALUES (:room)"); /* forgotten */
	assert_int_equal(stmt_exec(s, &e), -1);
	assert_non_null(strstr(e.text, "room"));
	stmt_end(s);
	add(db, "1-1-1", 1);
	s = db_prepare(db, "SELECT room FROM t");
	assert_int_equal(stmt_step(s, &e), 1);
	assert_int_equal(stmt_int(s, "owned"), 0);
	assert_int_equal(stmt_step(s, &e), -1);
	assert_non_null(strstr(e.text, "owned"));
	db_close(db);
}

static void constraints_are_the_datas_fault_and_tell_no_values(void **state)
{
	struct db *db = open_db();
	struct err e = { 0 };
	struct stmt *s = db_prepare(db, "INSERT INTO t (room) VALUES (:room)");

	(void)state;
	stmt_bind_text(s, "room", "secret");
	assert_int_equal(stmt_exec(s, &e), 0);
	assert_int_equal(stmt_exec(s, &e), -1);
	assert_int_equal(e.kind, ERR_INPUT);
	assert_null(strstr(e.text, "secret"));
	db_close(db);
}

static void templates_only_read(void **state)
{
	static const char *const refused[] = { "DELETE FROM t",
					       "SELECT 1; DELETE FROM t",
					       "PRAGMA user_version = 3",
					       "ATTACH '/tmp/x' AS x",
					       "SELECT readfile('/etc/passwd')",
					       "SELECT random()",
					       "SELECT nonsense FROM t",
					       "" };
	struct db *db = open_db();
	struct err e = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
		if (db_prepare_template(db, refused[i], NULL, NULL, &e) || e.kind != ERR_CONFIG)
			fail_msg("%s", refused[i]);
	assert_non_null(db_prepare_template(db, "SELECT room FROM t;\n", NULL, NULL, &e));
	db_close(db);
}

static void an_open_transaction_is_undone(void **state)
{
	struct db *db = open_db();
	struct err e = { 0 };
	struct stmt *s;

	(void)state;
	assert_int_equal(db_begin(db, &e), 0);
	add(db, "1-1-1", 1);
	db_rollback(db);
	s = db_prepare(db, "SELECT count(*) AS n FROM t");
	assert_int_equal(stmt_step(s, &e), 1);
	assert_int_equal(stmt_int(s, "n"), 0);
	db_close(db);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_by_name),
		cmocka_unit_test(wrong_names_come_out_at_the_step),
		cmocka_unit_test(constraints_are_the_datas_fault_and_tell_no_values),
		cmocka_unit_test(templates_only_read),
		cmocka_unit_test(an_open_transaction_is_undone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
