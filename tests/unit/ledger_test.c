/* ledger: arrivals are events, history is kept, and it only grows. RULINGS 8, 39. */
#include "tests/unit/folder.h"

#include "pipeline/store/ledger.h"

#define A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

static struct ledger *fresh(struct folder *f, const char *name)
{
	struct ledger *l = ledger_open(folder_at(f, name), DB_WRITE, &f->e);

	if (!l)
		fail_msg("%s", f->e.text);
	return l;
}

static const struct {
	const char *words, *path, *digest;
	int64_t sequence;
} ARRIVALS[] = {
	{ "the first", "fees/a.csv", A, 1 },
	{ "the same again: no event", "fees/a.csv", A, 1 },
	{ "the same bytes under another name: an event", "b.csv", A, 2 },
	{ "new content on a path", "fees/a.csv", B, 3 },
	{ "and back again: an event, not the first one", "fees/a.csv", A, 4 },
	{ "the other path says what it said", "b.csv", A, 2 },
};

static void test_arrivals(void **state)
{
	struct folder *f = *state;
	struct ledger *l = fresh(f, "arrivals.db");
	struct ledger_arrival *list;
	int64_t sequence;
	size_t n;

	for (size_t i = 0; i < sizeof ARRIVALS / sizeof *ARRIVALS; i++) {
		assert_int_equal(ledger_add_arrival(l, ARRIVALS[i].path, ARRIVALS[i].digest, 7, &sequence, &f->e), 0);
		if (sequence != ARRIVALS[i].sequence)
			fail_msg("%s: %lld", ARRIVALS[i].words, (long long)sequence);
	}
	assert_non_null(list = ledger_arrivals(f->arena, l, 0, &n, &f->e));
	assert_int_equal(n, 4);
	assert_string_equal(list[2].path, "fees/a.csv");
	assert_string_equal(list[2].digest, B);
	assert_int_equal(list[2].size, 7);
	assert_non_null(list = ledger_arrivals(f->arena, l, 3, &n, &f->e));
	assert_int_equal(n, 1);
	assert_int_equal(list[0].sequence, 4);
	ledger_close(l);
}

static void test_what_is_not_committed_never_was(void **state)
{
	struct folder *f = *state;
	struct ledger *l = fresh(f, "rollback.db");
	size_t n;

	assert_int_equal(ledger_begin(l, &f->e), 0);
	assert_int_equal(ledger_add_arrival(l, "a", A, 1, NULL, &f->e), 0);
	ledger_close(l);
	l = fresh(f, "rollback.db");
	assert_non_null(ledger_arrivals(f->arena, l, 0, &n, &f->e));
	assert_int_equal(n, 0);
	assert_int_equal(ledger_begin(l, &f->e), 0);
	assert_int_equal(ledger_add_arrival(l, "a", A, 1, NULL, &f->e), 0);
	assert_int_equal(ledger_commit(l, &f->e), 0);
	ledger_close(l);
	l = ledger_open(folder_at(f, "rollback.db"), DB_READ, &f->e);
	assert_non_null(l);
	assert_non_null(ledger_arrivals(f->arena, l, 0, &n, &f->e));
	assert_int_equal(n, 1);
	ledger_close(l);
}

static void test_digest_follows_arrivals(void **state)
{
	struct folder *f = *state;
	struct ledger *l = fresh(f, "digest.db");
	char none[FILE_DIGEST], one[FILE_DIGEST], again[FILE_DIGEST];
	struct day d = day_of(20000);

	assert_int_equal(ledger_digest(l, "arrival", d, none, &f->e), 0);
	assert_int_equal(ledger_add_arrival(l, "a", A, 1, NULL, &f->e), 0);
	assert_int_equal(ledger_digest(l, "arrival", d, one, &f->e), 0);
	assert_int_equal(ledger_digest(l, "arrival", d, again, &f->e), 0);
	assert_string_not_equal(none, one);
	assert_string_equal(one, again);
	assert_int_equal(ledger_digest(l, "nothing", d, again, &f->e), -1);
	assert_int_equal(f->e.kind, ERR_BUG);
	ledger_close(l);
}

static void test_history(void **state)
{
	struct folder *f = *state;
	struct ledger *l = fresh(f, "history.db");
	struct ledger_run run = { .as_of = day_of(20000), .started = "2026-11-25T01:00:00Z", .version = "1" }, *runs;
	struct ledger_stage stage = { "2_sum", "", "failed", 65, 12, "print", "why" }, *stages;
	size_t n;

	assert_int_equal(ledger_begin_run(l, &run, &f->e), 0);
	assert_int_equal(ledger_add_run_stage(l, run.run, &stage, &f->e), 0);
	run.ended = "2026-11-25T01:01:00Z";
	run.exit_code = 65;
	run.note = "said";
	assert_int_equal(ledger_end_run(l, &run, &f->e), 0);
	run.started = "2026-11-26T01:00:00Z";
	assert_int_equal(ledger_begin_run(l, &run, &f->e), 0); /* and is killed */

	assert_non_null(runs = ledger_runs(f->arena, l, 10, &n, &f->e));
	assert_int_equal(n, 2);
	assert_string_equal(runs[0].started, "2026-11-26T01:00:00Z");
	assert_string_equal(runs[0].ended, "");
	assert_int_equal(runs[1].exit_code, 65);
	assert_int_equal(day_count(runs[1].as_of), 20000);
	assert_non_null(stages = ledger_run_stages(f->arena, l, runs[1].run, &n, &f->e));
	assert_int_equal(n, 1);
	assert_string_equal(stages[0].outcome, "failed");
	assert_string_equal(stages[0].note, "why");
	stage.outcome = "no such outcome";
	assert_int_equal(ledger_add_run_stage(l, run.run, &stage, &f->e), -1);
	ledger_close(l);
}

static void test_a_newer_one_is_refused(void **state)
{
	struct folder *f = *state;
	struct db *db;

	ledger_close(fresh(f, "newer.db"));
	assert_non_null(db = db_open(folder_at(f, "newer.db"), DB_WRITE, &f->e));
	assert_int_equal(db_run(db, "INSERT INTO migration (number, name) VALUES (9999, 'later')", &f->e), 0);
	db_close(db);
	assert_null(ledger_open(folder_at(f, "newer.db"), DB_WRITE, &f->e));
	assert_int_equal(f->e.kind, ERR_CONFIG);
	assert_null(ledger_open(folder_at(f, "newer.db"), DB_READ, &f->e));
}

static void test_an_older_one_is_brought_up_by_a_writer_only(void **state)
{
	struct folder *f = *state;
	struct ledger *l;
	struct db *db;
	size_t n;

	assert_non_null(db = db_open(folder_at(f, "older.db"), DB_WRITE, &f->e));
	db_close(db);
	assert_null(ledger_open(folder_at(f, "older.db"), DB_READ, &f->e));
	assert_int_equal(f->e.kind, ERR_CONFIG);
	l = fresh(f, "older.db");
	assert_non_null(ledger_runs(f->arena, l, 1, &n, &f->e));
	ledger_close(l);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_arrivals),
		cmocka_unit_test(test_what_is_not_committed_never_was),
		cmocka_unit_test(test_digest_follows_arrivals),
		cmocka_unit_test(test_history),
		cmocka_unit_test(test_a_newer_one_is_refused),
		cmocka_unit_test(test_an_older_one_is_brought_up_by_a_writer_only),
	};

	return cmocka_run_group_tests(tests, folder_open, folder_close);
}
