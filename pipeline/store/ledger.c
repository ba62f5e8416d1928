#include "pipeline/store/ledger.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/store/ledger.list.h"
#include "pipeline/store/ledger.sql.h"

struct ledger {
	struct arena *arena;
	struct db *db;
	int64_t run;
};

/* Parts that a card may name, and the statement that reads what counts of them on :as_of. */
static const struct {
	const char *part, *sql;
} PARTS[] = {
	{ "arrival", SQL_LEDGER_DIGEST_ARRIVAL },
	{ "letter", SQL_LEDGER_DIGEST_LETTER },
	{ "report", SQL_LEDGER_DIGEST_REPORT },
};

/* The migration's number is in its name: 0002_run. */
static int64_t number_of(const char *name)
{
	return strtoll(name, NULL, 10);
}

static int migrate(struct db *db, int64_t version, struct err *e)
{
	struct stmt *done = db_prepare(db, SQL_LEDGER_MIGRATED);

	for (int i = 0; MIGRATIONS[i].name; i++) {
		int64_t number = number_of(MIGRATIONS[i].name);

		if (number <= version)
			continue;
		if (db_run(db, MIGRATIONS[i].sql, e) < 0)
			return err_within(e, "%s", MIGRATIONS[i].name);
		stmt_bind_int(done, "number", number);
		stmt_bind_text(done, "name", MIGRATIONS[i].name);
		if (stmt_exec(done, e) < 0)
			return -1;
	}
	return 0;
}

static int64_t newest(void)
{
	int64_t n = 0;

	for (int i = 0; MIGRATIONS[i].name; i++)
		n = number_of(MIGRATIONS[i].name);
	return n;
}

static int read_version(struct db *db, int64_t *version, struct err *e)
{
	struct stmt *s;
	int rc;

	*version = 0;
	if (!db_has_table(db, "migration"))
		return 0;
	s = db_prepare(db, SQL_LEDGER_VERSION);
	if ((rc = stmt_step(s, e)) > 0)
		*version = stmt_int(s, "number");
	stmt_end(s);
	return rc < 0 ? -1 : 0;
}

static int bring_up(struct db *db, enum db_mode mode, struct err *e)
{
	int64_t version;

	if (read_version(db, &version, e) < 0)
		return -1;
	if (version > newest())
		return err_set(e, ERR_CONFIG, _("made by a newer kefu: install that one"));
	if (version == newest())
		return 0;
	if (mode == DB_READ)
		return err_set(e, ERR_CONFIG, _("made by an older kefu: kefu run brings it up to date"));
	if (db_begin(db, e) < 0 || db_run(db, SQL_LEDGER_MIGRATIONS, e) < 0 || read_version(db, &version, e) < 0 ||
	    migrate(db, version, e) < 0) {
		db_rollback(db);
		return -1;
	}
	return db_commit(db, e);
}

struct ledger *ledger_open(const char *path, enum db_mode mode, struct err *e)
{
	struct arena *a;
	struct ledger *l;
	struct db *db = db_open(path, mode, e);

	if (!db)
		return NULL;
	if (bring_up(db, mode, e) < 0) {
		err_within(e, "%s", path);
		db_close(db);
		return NULL;
	}
	a = arena_new();
	l = arena_alloc(a, sizeof *l);
	l->arena = a;
	l->db = db;
	return l;
}

void ledger_close(struct ledger *l)
{
	if (!l)
		return;
	db_close(l->db);
	arena_free(l->arena);
}

struct db *ledger_db(struct ledger *l)
{
	return l->db;
}

int ledger_begin(struct ledger *l, struct err *e)
{
	return db_begin(l->db, e);
}

int ledger_commit(struct ledger *l, struct err *e)
{
	return db_commit(l->db, e);
}

static int last_arrival(struct ledger *l, const char *path, const char *digest, int64_t *sequence, struct err *e)
{
	struct stmt *s = db_prepare(l->db, SQL_LEDGER_LAST_ARRIVAL);
	int rc;

	*sequence = 0;
	stmt_bind_text(s, "path", path);
	if ((rc = stmt_step(s, e)) > 0 && strcmp(stmt_text(s, "digest"), digest) == 0)
		*sequence = stmt_int(s, "sequence");
	stmt_end(s);
	return rc < 0 ? -1 : 0;
}

int ledger_add_arrival(struct ledger *l, const char *path, const char *digest, int64_t size, int64_t *sequence,
		       struct err *e)
{
	struct stmt *s;
	int64_t known;

	if (last_arrival(l, path, digest, &known, e) < 0)
		return -1;
	if (sequence)
		*sequence = known;
	if (known)
		return 0;
	s = db_prepare(l->db, SQL_LEDGER_ADD_ARRIVAL);
	stmt_bind_text(s, "path", path);
	stmt_bind_text(s, "digest", digest);
	stmt_bind_int(s, "size", size);
	if (l->run)
		stmt_bind_int(s, "run", l->run);
	else
		stmt_bind_null(s, "run");
	if (stmt_exec(s, e) < 0)
		return -1;
	stmt_end(s);
	if (sequence)
		*sequence = db_last_id(l->db);
	return 0;
}

struct ledger_arrival *ledger_arrivals(struct arena *a, struct ledger *l, int64_t after, size_t *count, struct err *e)
{
	struct stmt *s = db_prepare(l->db, SQL_LEDGER_ARRIVALS);
	struct ledger_arrival *list = NULL;
	size_t capacity = 0;
	int rc;

	*count = 0;
	stmt_bind_int(s, "after", after);
	while ((rc = stmt_step(s, e)) > 0) {
		list = arena_grow(a, list, *count, &capacity, sizeof *list);
		list[(*count)++] =
		    (struct ledger_arrival){ stmt_int(s, "sequence"), arena_strdup(a, stmt_text(s, "path")),
					     arena_strdup(a, stmt_text(s, "digest")), stmt_int(s, "size") };
	}
	stmt_end(s);
	if (rc < 0)
		return NULL;
	return list ? list : arena_alloc(a, sizeof *list);
}

static void digest_row(struct digest *d, struct stmt *s)
{
	for (int i = 0; i < stmt_columns(s); i++) {
		enum stmt_type type = stmt_type_at(s, i);
		int64_t n = type == STMT_INT ? stmt_int_at(s, i) : 0;

		digest_add(d, &type, sizeof type);
		if (type == STMT_TEXT)
			digest_text(d, stmt_text_at(s, i, NULL));
		else
			digest_add(d, &n, sizeof n);
	}
}

static const char *sql_of_part(const char *part)
{
	for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++)
		if (strcmp(PARTS[i].part, part) == 0)
			return PARTS[i].sql;
	return NULL;
}

int ledger_digest(struct ledger *l, const char *part, struct day as_of, char hex[FILE_DIGEST], struct err *e)
{
	const char *sql = sql_of_part(part);
	struct digest *d;
	struct stmt *s;
	int rc;

	if (!sql)
		return err_set(e, ERR_BUG, _("the ledger has no part %s"), part);
	d = digest_new(l->arena);
	s = db_prepare(l->db, sql);
	stmt_bind_day(s, "as_of", as_of);
	while ((rc = stmt_step(s, e)) > 0)
		digest_row(d, s);
	stmt_end(s);
	digest_end(d, hex);
	return rc;
}

int ledger_begin_run(struct ledger *l, struct ledger_run *run, struct err *e)
{
	struct stmt *s = db_prepare(l->db, SQL_LEDGER_BEGIN_RUN);

	stmt_bind_day(s, "as_of", run->as_of);
	stmt_bind_text(s, "started", run->started);
	stmt_bind_text(s, "version", run->version);
	if (stmt_exec(s, e) < 0)
		return -1;
	stmt_end(s);
	run->run = db_last_id(l->db);
	return 0;
}

int ledger_add_run_stage(struct ledger *l, int64_t run, const struct ledger_stage *stage, struct err *e)
{
	struct stmt *s = db_prepare(l->db, SQL_LEDGER_ADD_RUN_STAGE);
	int rc;

	stmt_bind_int(s, "run", run);
	stmt_bind_text(s, "stage", stage->stage);
	stmt_bind_text(s, "unit", stage->unit);
	stmt_bind_text(s, "outcome", stage->outcome);
	stmt_bind_int(s, "exit_code", stage->exit_code);
	stmt_bind_int(s, "milliseconds", stage->milliseconds);
	stmt_bind_text(s, "fingerprint", stage->fingerprint);
	stmt_bind_text(s, "note", stage->note);
	rc = stmt_exec(s, e);
	stmt_end(s);
	return rc;
}

int ledger_end_run(struct ledger *l, const struct ledger_run *run, struct err *e)
{
	struct stmt *s = db_prepare(l->db, SQL_LEDGER_END_RUN);
	int rc;

	stmt_bind_int(s, "run", run->run);
	stmt_bind_text(s, "ended", run->ended);
	stmt_bind_int(s, "exit_code", run->exit_code);
	stmt_bind_text(s, "note", run->note);
	rc = stmt_exec(s, e);
	stmt_end(s);
	return rc;
}

void ledger_use_run(struct ledger *l, int64_t run)
{
	l->run = run;
}

struct ledger_run *ledger_runs(struct arena *a, struct ledger *l, int64_t limit, size_t *count, struct err *e)
{
	struct stmt *s = db_prepare(l->db, SQL_LEDGER_RUNS);
	struct ledger_run *list = NULL;
	size_t capacity = 0;
	int rc;

	*count = 0;
	stmt_bind_int(s, "limit", limit);
	while ((rc = stmt_step(s, e)) > 0) {
		list = arena_grow(a, list, *count, &capacity, sizeof *list);
		list[(*count)++] = (struct ledger_run){
			.run = stmt_int(s, "run"),
			.as_of = stmt_day(s, "as_of"),
			.started = arena_strdup(a, stmt_text(s, "started")),
			.ended = arena_strdup(a, stmt_text(s, "ended")),
			.exit_code = (int)stmt_int(s, "exit_code"),
			.version = arena_strdup(a, stmt_text(s, "version")),
			.note = arena_strdup(a, stmt_text(s, "note")),
		};
	}
	stmt_end(s);
	if (rc < 0)
		return NULL;
	return list ? list : arena_alloc(a, sizeof *list);
}

struct ledger_stage *ledger_run_stages(struct arena *a, struct ledger *l, int64_t run, size_t *count, struct err *e)
{
	struct stmt *s = db_prepare(l->db, SQL_LEDGER_RUN_STAGES);
	struct ledger_stage *list = NULL;
	size_t capacity = 0;
	int rc;

	*count = 0;
	stmt_bind_int(s, "run", run);
	while ((rc = stmt_step(s, e)) > 0) {
		list = arena_grow(a, list, *count, &capacity, sizeof *list);
		list[(*count)++] = (struct ledger_stage){
			.stage = arena_strdup(a, stmt_text(s, "stage")),
			.unit = arena_strdup(a, stmt_text(s, "unit")),
			.outcome = arena_strdup(a, stmt_text(s, "outcome")),
			.exit_code = (int)stmt_int(s, "exit_code"),
			.milliseconds = stmt_int(s, "milliseconds"),
			.fingerprint = arena_strdup(a, stmt_text(s, "fingerprint")),
			.note = arena_strdup(a, stmt_text(s, "note")),
		};
	}
	stmt_end(s);
	if (rc < 0)
		return NULL;
	return list ? list : arena_alloc(a, sizeof *list);
}
