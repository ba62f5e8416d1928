#include "pipeline/store/db.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/file.h"
#include "pipeline/base/text.h"
#include "pipeline/store/sqlfn.h"

#define BUSY_MS 60000 /* another stage of the same night may hold the file: wait for it */

struct db {
	sqlite3 *handle;
	struct stmt *statements;
	/* while a template is being prepared */
	bool template_only;
	char refused[128];
	void (*reads)(void *, const char *);
	void *reads_user;
};

struct stmt {
	struct db *db;
	struct stmt *next, **link;
	sqlite3_stmt *handle;
	struct err latched;	/* kind ERR_NONE: fine so far */
	bool live;		/* a row is being read */
	unsigned char *bound;	/* by parameter, from 1 */
	bool all_bound;		/* once so, always so */
	int last_column, columns; /* where the last name was found: the next is likely the one after */
};

/* ---- errors ---- */

static enum err_kind kind_of(int code)
{
	switch (code & 0xff) {
	case SQLITE_CONSTRAINT:
	case SQLITE_MISMATCH:
	case SQLITE_TOOBIG:
		return ERR_INPUT;
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return ERR_BUSY;
	case SQLITE_PERM:
	case SQLITE_READONLY:
	case SQLITE_AUTH:
		return ERR_PERMISSION;
	case SQLITE_CANTOPEN:
		return ERR_CREATE;
	case SQLITE_ERROR:
	case SQLITE_MISUSE:
	case SQLITE_RANGE:
	case SQLITE_INTERNAL:
		return ERR_BUG;
	default:
		return ERR_SYSTEM;
	}
}

/* SQLite's words name tables, columns and constraints, never bound values. */
static int fail(struct db *db, int code, struct err *e)
{
	return err_set(e, kind_of(code), "SQLite %d: %s", sqlite3_extended_errcode(db->handle), sqlite3_errmsg(db->handle));
}

static int latch(struct stmt *s, enum err_kind kind, const char *what, const char *name)
{
	if (!s->latched.kind)
		err_set(&s->latched, kind, "%s \"%s\" in: %.200s", what, name, s->handle ? sqlite3_sql(s->handle) : "?");
	return -1;
}

/* ---- the file ---- */

static int natural_collation(void *unused, int an, const void *a, int bn, const void *b)
{
	(void)unused;
	return text_natural_cmp(a, (size_t)an, b, (size_t)bn);
}

static int authorize(void *user, int action, const char *a, const char *b, const char *c, const char *d)
{
	struct db *db = user;

	(void)c, (void)d;
	if (!db->template_only)
		return SQLITE_OK;
	switch (action) {
	case SQLITE_SELECT:
	case SQLITE_RECURSIVE:
		return SQLITE_OK;
	case SQLITE_READ:
		if (db->reads && a && *a)
			db->reads(db->reads_user, a);
		return SQLITE_OK;
	case SQLITE_FUNCTION:
		if (b && (!strcmp(b, "load_extension") || !strcmp(b, "readfile") || !strcmp(b, "writefile") || !strcmp(b, "random") ||
			  !strcmp(b, "randomblob")))
			break;
		return SQLITE_OK;
	default:
		break;
	}
	snprintf(db->refused, sizeof db->refused, "%s", action == SQLITE_FUNCTION && b ? b : "not a plain SELECT");
	return SQLITE_DENY;
}

static int set_up(struct db *db, enum db_mode mode, struct err *e)
{
	/* EXTRA: the journal's folder is synced too (0 of 704 simulated power cuts lost a commit). */
	static const char writing[] = "PRAGMA page_size=16384; PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA;"
				      "PRAGMA cache_size=-32768; PRAGMA temp_store=MEMORY; PRAGMA foreign_keys=ON;";
	static const char reading[] = "PRAGMA query_only=ON; PRAGMA cache_size=-16384; PRAGMA temp_store=MEMORY;";

	sqlite3_busy_timeout(db->handle, BUSY_MS);
	sqlite3_extended_result_codes(db->handle, 1);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	if (sqlite3_create_collation(db->handle, "natural", SQLITE_UTF8, NULL, natural_collation) != SQLITE_OK ||
	    sqlfn_register(db->handle) != SQLITE_OK)
		return fail(db, SQLITE_ERROR, e);
	if (db_run(db, mode == DB_WRITE ? writing : reading, e) < 0)
		return -1;
	sqlite3_set_authorizer(db->handle, authorize, db);
	return 0;
}

/* A writer that was killed leaves a journal, which only a writer may roll back: a reader would be refused. One that a live
 * writer holds is left alone by SQLite. When this fails, so will the reader, and says why. */
static void recover(const char *path)
{
	struct err ignored = { 0 };
	char journal[4200];

	snprintf(journal, sizeof journal, "%s-journal", path);
	if (file_exists(path) && file_exists(journal))
		db_close(db_open(path, DB_WRITE, &ignored)); /* its set-up reads */
}

/* Every program here has one thread: no locks, no count of memory. Too late, and without effect, once SQLite is in use. */
static void run_alone(void)
{
	sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

struct db *db_open(const char *path, enum db_mode mode, struct err *e)
{
	struct db *db = calloc(1, sizeof *db);
	int flags = mode == DB_WRITE ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
	int code;

	if (!db) {
		err_set(e, ERR_SYSTEM, _("out of memory"));
		return NULL;
	}
	run_alone();
	if (mode == DB_READ)
		recover(path);
	code = sqlite3_open_v2(path, &db->handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_URI, NULL);
	if (code != SQLITE_OK)
		err_set(e, kind_of(code), "SQLite %d: %s", code, sqlite3_errstr(code));
	if (code != SQLITE_OK || set_up(db, mode, e) < 0) {
		err_within(e, "%s", path);
		db_close(db);
		return NULL;
	}
	return db;
}

void db_close(struct db *db)
{
	if (!db)
		return;
	while (db->statements)
		stmt_end(db->statements);
	sqlite3_close(db->handle); /* rolls back */
	free(db);
}

/* A file: URI of the path; what would end or change it is written in hex. */
static void uri_of(const char *path, enum db_mode mode, char *out, size_t size)
{
	size_t n = (size_t)snprintf(out, size, "file:");

	for (; *path && n + 16 < size; path++)
		n += (size_t)snprintf(out + n, size - n, strchr("?#%", *path) ? "%%%02x" : "%c", (unsigned char)*path);
	snprintf(out + n, size - n, "?mode=%s", mode == DB_WRITE ? "rwc" : "ro");
}

int db_attach(struct db *db, const char *path, const char *as, enum db_mode mode, struct err *e)
{
	struct stmt *s = db_prepare(db, "ATTACH :path AS :name");
	char uri[4200];
	int rc;

	uri_of(path, mode, uri, sizeof uri);
	stmt_bind_text(s, "path", uri);
	stmt_bind_text(s, "name", as);
	rc = stmt_exec(s, e);
	stmt_end(s);
	return rc < 0 ? err_within(e, "%s", path) : 0;
}

int db_run(struct db *db, const char *sql, struct err *e)
{
	int code = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);

	return code == SQLITE_OK ? 0 : fail(db, code, e);
}

int db_begin(struct db *db, struct err *e)
{
	return db_run(db, "BEGIN IMMEDIATE", e);
}

int db_commit(struct db *db, struct err *e)
{
	return db_run(db, "COMMIT", e);
}

void db_rollback(struct db *db)
{
	for (struct stmt *s = db->statements; s; s = s->next)
		stmt_reset(s);
	if (!sqlite3_get_autocommit(db->handle))
		sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
}

bool db_has_table(struct db *db, const char *name)
{
	struct stmt *s = db_prepare(db, "SELECT 1 FROM pragma_table_list WHERE name = :name AND type IN ('table', 'view')");
	struct err ignored = { 0 };
	int rc;

	stmt_bind_text(s, "name", name);
	rc = stmt_step(s, &ignored);
	stmt_end(s);
	return rc == 1;
}

int64_t db_last_id(struct db *db)
{
	return sqlite3_last_insert_rowid(db->handle);
}

int64_t db_changes(struct db *db)
{
	return sqlite3_changes64(db->handle);
}

/* ---- statements ---- */

static struct stmt *prepare(struct db *db, const char *sql, const char **tail)
{
	struct stmt *s = calloc(1, sizeof *s);
	int code, n;

	if (!s)
		abort();
	s->db = db;
	s->next = db->statements;
	s->link = &db->statements;
	if (s->next)
		s->next->link = &s->next;
	db->statements = s;
	code = sqlite3_prepare_v3(db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &s->handle, tail);
	if (code != SQLITE_OK)
		fail(db, code, &s->latched);
	else if (!s->handle)
		err_set(&s->latched, ERR_BUG, "no statement in the SQL");
	n = s->handle ? sqlite3_bind_parameter_count(s->handle) : 0;
	s->columns = s->handle ? sqlite3_column_count(s->handle) : 0;
	if (!(s->bound = calloc((size_t)n + 1, 1)))
		abort();
	return s;
}

struct stmt *db_prepare(struct db *db, const char *sql)
{
	return prepare(db, sql, NULL);
}

void stmt_end(struct stmt *s)
{
	if (!s)
		return;
	*s->link = s->next;
	if (s->next)
		s->next->link = s->link;
	sqlite3_finalize(s->handle);
	free(s->bound);
	free(s);
}

void stmt_reset(struct stmt *s)
{
	if (s->handle)
		sqlite3_reset(s->handle);
	s->live = false;
}

static bool only_blank(const char *tail)
{
	return !tail || !tail[strspn(tail, " \t\r\n;")];
}

struct stmt *db_prepare_template(struct db *db, const char *sql, void (*reads)(void *user, const char *table), void *user,
				 struct err *e)
{
	const char *tail = NULL;
	struct stmt *s;

	db->template_only = true;
	db->refused[0] = '\0';
	db->reads = reads;
	db->reads_user = user;
	s = prepare(db, sql, &tail);
	db->template_only = false;
	db->reads = NULL;
	if (s->latched.kind)
		err_set(e, ERR_CONFIG, "%s%s%s", s->latched.text, db->refused[0] ? ": " : "", db->refused);
	else if (!sqlite3_stmt_readonly(s->handle) || !only_blank(tail))
		err_set(e, ERR_CONFIG, _("only one SELECT is allowed here"));
	else
		return s;
	stmt_end(s);
	return NULL;
}

int stmt_parameter(struct stmt *s, const char *name)
{
	char with_colon[64];
	int n;

	if (!s->handle)
		return 0;
	snprintf(with_colon, sizeof with_colon, ":%s", name);
	n = sqlite3_bind_parameter_index(s->handle, with_colon);
	if (!n)
		latch(s, ERR_BUG, "no parameter", name);
	return n;
}

bool stmt_has_parameter(struct stmt *s, const char *name)
{
	char with_colon[64];

	snprintf(with_colon, sizeof with_colon, ":%s", name);
	return s->handle && sqlite3_bind_parameter_index(s->handle, with_colon);
}

static void bound(struct stmt *s, int parameter, int code)
{
	if (code != SQLITE_OK)
		latch(s, code == SQLITE_TOOBIG ? ERR_INPUT : ERR_BUG, "cannot bind", sqlite3_errstr(code));
	else
		s->bound[parameter] = 1;
}

void stmt_bind_int_at(struct stmt *s, int parameter, int64_t v)
{
	if (parameter)
		bound(s, parameter, sqlite3_bind_int64(s->handle, parameter, v));
}

void stmt_bind_text_at(struct stmt *s, int parameter, const char *v, int n)
{
	if (parameter)
		bound(s, parameter, sqlite3_bind_text(s->handle, parameter, v, n, SQLITE_STATIC));
}

void stmt_bind_null_at(struct stmt *s, int parameter)
{
	if (parameter)
		bound(s, parameter, sqlite3_bind_null(s->handle, parameter));
}

void stmt_bind_int(struct stmt *s, const char *name, int64_t v)
{
	stmt_bind_int_at(s, stmt_parameter(s, name), v);
}

void stmt_bind_text(struct stmt *s, const char *name, const char *v)
{
	int parameter = stmt_parameter(s, name);

	if (parameter)
		bound(s, parameter, sqlite3_bind_text(s->handle, parameter, v, -1, SQLITE_TRANSIENT));
}

void stmt_bind_null(struct stmt *s, const char *name)
{
	stmt_bind_null_at(s, stmt_parameter(s, name));
}

void stmt_bind_known(struct stmt *s, const char *name, bool known, int64_t v)
{
	if (known)
		stmt_bind_int(s, name, v);
	else
		stmt_bind_null(s, name);
}

void stmt_bind_blob(struct stmt *s, const char *name, const void *bytes, size_t n)
{
	int parameter = stmt_parameter(s, name);

	if (parameter)
		bound(s, parameter, sqlite3_bind_blob64(s->handle, parameter, n ? bytes : "", n, SQLITE_STATIC));
}

void stmt_bind_fen(struct stmt *s, const char *name, struct fen v)
{
	stmt_bind_int(s, name, v.n);
}

void stmt_bind_day(struct stmt *s, const char *name, struct day v)
{
	if (day_none(v))
		stmt_bind_null(s, name);
	else
		stmt_bind_int(s, name, v.n);
}

static int unbound(struct stmt *s)
{
	int n = sqlite3_bind_parameter_count(s->handle);

	for (int i = 1; i <= n; i++)
		if (!s->bound[i]) {
			const char *name = sqlite3_bind_parameter_name(s->handle, i);

			return latch(s, ERR_BUG, "never bound", name ? name : "?");
		}
	s->all_bound = true;
	return 0;
}

int stmt_step(struct stmt *s, struct err *e)
{
	int code;

	if (s->latched.kind || (!s->all_bound && unbound(s) < 0)) {
		*e = s->latched;
		return -1;
	}
	code = sqlite3_step(s->handle);
	s->live = code == SQLITE_ROW;
	if (s->live)
		return 1;
	if (code != SQLITE_DONE)
		fail(s->db, code, e);
	sqlite3_reset(s->handle);
	return code == SQLITE_DONE ? 0 : -1;
}

int stmt_exec(struct stmt *s, struct err *e)
{
	int rc;

	while ((rc = stmt_step(s, e)) > 0)
		;
	return rc;
}

const char *const *stmt_texts(struct arena *a, struct stmt *s, size_t *count, struct err *e)
{
	const char **list = NULL;
	size_t n = 0, capacity = 0;
	int rc;

	while ((rc = stmt_step(s, e)) > 0) {
		list = arena_grow(a, list, n, &capacity, sizeof *list);
		list[n++] = arena_strdup(a, stmt_text_at(s, 0, NULL));
	}
	list = arena_grow(a, list, n, &capacity, sizeof *list);
	list[n] = NULL;
	if (count)
		*count = n;
	return rc < 0 ? NULL : list;
}

/* ---- columns ---- */

static int column(struct stmt *s, const char *name)
{
	if (!s->live)
		return latch(s, ERR_BUG, "no row to read", name);
	for (int i = 0; i < s->columns; i++) {
		int k = (s->last_column + i) % s->columns;

		if (!strcmp(sqlite3_column_name(s->handle, k), name)) {
			s->last_column = k + 1;
			return k;
		}
	}
	return latch(s, ERR_BUG, "no column", name);
}

bool stmt_null(struct stmt *s, const char *name)
{
	int k = column(s, name);

	return k < 0 || sqlite3_column_type(s->handle, k) == SQLITE_NULL;
}

int64_t stmt_int(struct stmt *s, const char *name)
{
	int k = column(s, name);

	return k < 0 ? 0 : sqlite3_column_int64(s->handle, k);
}

const char *stmt_text(struct stmt *s, const char *name)
{
	int k = column(s, name);

	return k < 0 ? "" : stmt_text_at(s, k, NULL);
}

const void *stmt_blob(struct stmt *s, const char *name, size_t *n)
{
	int k = column(s, name);
	const void *bytes = k < 0 ? NULL : sqlite3_column_blob(s->handle, k);

	*n = bytes ? (size_t)sqlite3_column_bytes(s->handle, k) : 0;
	return bytes ? bytes : "";
}

struct fen stmt_fen(struct stmt *s, const char *name)
{
	return (struct fen){ stmt_int(s, name) };
}

struct day stmt_day(struct stmt *s, const char *name)
{
	int k = column(s, name);

	if (k < 0 || sqlite3_column_type(s->handle, k) == SQLITE_NULL)
		return DAY_NONE;
	return (struct day){ (int32_t)sqlite3_column_int64(s->handle, k) };
}

int stmt_columns(struct stmt *s)
{
	return s->columns;
}

const char *stmt_column_name(struct stmt *s, int k)
{
	return sqlite3_column_name(s->handle, k);
}

enum stmt_type stmt_type_at(struct stmt *s, int k)
{
	switch (sqlite3_column_type(s->handle, k)) {
	case SQLITE_NULL:
		return STMT_NULL;
	case SQLITE_INTEGER:
		return STMT_INT;
	case SQLITE_TEXT:
		return STMT_TEXT;
	default:
		return STMT_OTHER;
	}
}

int64_t stmt_int_at(struct stmt *s, int k)
{
	return sqlite3_column_int64(s->handle, k);
}

const char *stmt_text_at(struct stmt *s, int k, int *n)
{
	const char *text = (const char *)sqlite3_column_text(s->handle, k);

	if (n)
		*n = text ? sqlite3_column_bytes(s->handle, k) : 0;
	return text ? text : "";
}
