/* table: the table of a declared source, its view, and its statements. */
#include "tests/unit/folder.h"

#include "pipeline/store/table.h"

static const struct table_column COLUMNS[] = { { "bill_no", true }, { "order", true }, { "charged", false } };
static const struct table_shape SHAPE = { "bills", COLUMNS, 3 };

static struct db *open_table(struct folder *f, struct table **t)
{
	struct db *db = db_open(":memory:", DB_WRITE, &f->e);

	assert_non_null(db);
	assert_int_equal(table_create(f->arena, db, &SHAPE, &f->e), 0);
	*t = table_open(f->arena, db, &SHAPE);
	return db;
}

static void bind(struct stmt *s, int64_t row, const char *no, int64_t charged)
{
	for (int i = TABLE_ROW; i < TABLE_FIRST; i++)
		stmt_bind_int_at(s, i, i == TABLE_ROW ? row : 10 + i);
	stmt_bind_text_at(s, TABLE_FIRST, no, -1);
	stmt_bind_null_at(s, TABLE_FIRST + 1);
	stmt_bind_int_at(s, TABLE_FIRST + 2, charged);
}

static int64_t ask(struct db *db, const char *sql, struct err *e)
{
	struct stmt *s = db_prepare(db, sql);
	int64_t n = stmt_step(s, e) > 0 ? stmt_int_at(s, 0) : -1;

	stmt_end(s);
	return n;
}

static void test_insert_update_remove(void **state)
{
	struct folder *f = *state;
	struct table *t;
	struct db *db = open_table(f, &t);

	bind(t->insert, 7, "B1", 100);
	assert_int_equal(stmt_exec(t->insert, &f->e), 0);
	assert_int_equal(ask(db, "SELECT charged FROM bills WHERE bill_no = 'B1' AND row_id = 7 AND \"order\" IS NULL", &f->e), 100);
	bind(t->update, 7, "B1", 120);
	assert_int_equal(stmt_exec(t->update, &f->e), 0);
	assert_int_equal(ask(db, "SELECT charged FROM bills", &f->e), 120);
	stmt_bind_int(t->line, "row_id", 7);
	stmt_bind_int(t->line, "line", 99);
	assert_int_equal(stmt_exec(t->line, &f->e), 0);
	assert_int_equal(ask(db, "SELECT line FROM bills", &f->e), 99);
	stmt_bind_int(t->remove, "row_id", 7);
	assert_int_equal(stmt_exec(t->remove, &f->e), 0);
	assert_int_equal(ask(db, "SELECT count(*) FROM src_bills", &f->e), 0);
	db_close(db);
}

static void test_view_shows_current_rows(void **state)
{
	struct folder *f = *state;
	struct table *t;
	struct db *db = open_table(f, &t);

	bind(t->insert, 1, "B1", 1);
	assert_int_equal(stmt_exec(t->insert, &f->e), 0);
	stmt_bind_int(t->current, "row_id", 1);
	stmt_bind_int(t->current, "current", 0);
	assert_int_equal(stmt_exec(t->current, &f->e), 0);
	assert_int_equal(ask(db, "SELECT count(*) FROM bills", &f->e), 0);
	assert_int_equal(ask(db, "SELECT count(*) FROM src_bills", &f->e), 1);
	db_close(db);
}

static void test_values(void **state)
{
	struct folder *f = *state;
	struct table *t;
	struct db *db = open_table(f, &t);

	bind(t->insert, 3, "B3", 5);
	assert_int_equal(stmt_exec(t->insert, &f->e), 0);
	stmt_bind_int(t->values, "row_id", 3);
	assert_int_equal(stmt_step(t->values, &f->e), 1);
	assert_string_equal(stmt_text_at(t->values, 0, NULL), "B3");
	assert_int_equal(stmt_type_at(t->values, 1), STMT_NULL);
	assert_int_equal(stmt_int_at(t->values, 2), 5);
	db_close(db);
}

static void test_a_type_is_kept(void **state)
{
	struct folder *f = *state;
	struct table *t;
	struct db *db = open_table(f, &t);

	bind(t->insert, 1, "B1", 1);
	stmt_bind_text_at(t->insert, TABLE_FIRST + 2, "one", -1);
	assert_int_equal(stmt_exec(t->insert, &f->e), -1);
	assert_int_equal(f->e.kind, ERR_INPUT);
	db_close(db);
}

static void test_drop(void **state)
{
	struct folder *f = *state;
	struct table *t;
	struct db *db = open_table(f, &t);

	assert_int_equal(table_drop(f->arena, db, "bills", &f->e), 0);
	assert_false(db_has_table(db, "bills"));
	assert_false(db_has_table(db, "src_bills"));
	assert_int_equal(table_create(f->arena, db, &SHAPE, &f->e), 0);
	db_close(db);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_insert_update_remove, folder_open, folder_close),
		cmocka_unit_test_setup_teardown(test_view_shows_current_rows, folder_open, folder_close),
		cmocka_unit_test_setup_teardown(test_values, folder_open, folder_close),
		cmocka_unit_test_setup_teardown(test_a_type_is_kept, folder_open, folder_close),
		cmocka_unit_test_setup_teardown(test_drop, folder_open, folder_close),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
