/* db: SQLite, by name. The only module that includes sqlite3.h.
 *
 * Statements are prepared once, bound and read by name. A wrong name, a wrong type of bind, a forgotten parameter or a failed
 * prepare is latched in the statement and comes out at stmt_step; so calls in between need no check. Statements belong to
 * the db and end with it. Constraint failures are INPUT, a full disk SYSTEM, wrong names BUG. Errors never print values. */
#ifndef KEFU_STORE_DB_H
#define KEFU_STORE_DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/day.h"
#include "pipeline/base/err.h"
#include "pipeline/base/fen.h"

struct db;
struct stmt;

enum db_mode { DB_READ, DB_WRITE }; /* DB_WRITE creates; ":memory:" works */

/* Registers the SQL functions of sqlfn.h and the collation `natural` on every connection. */
struct db *db_open(const char *path, enum db_mode mode, struct err *e);
void db_close(struct db *db); /* NULL is fine; rolls back what is open */
int db_attach(struct db *db, const char *path, const char *as, enum db_mode mode, struct err *e);

int db_run(struct db *db, const char *sql, struct err *e); /* one or more statements without parameters or rows */
int db_begin(struct db *db, struct err *e);		    /* BEGIN IMMEDIATE */
int db_commit(struct db *db, struct err *e);
void db_rollback(struct db *db);
bool db_has_table(struct db *db, const char *name); /* table or view, in any attached file */
int64_t db_last_id(struct db *db);
int64_t db_changes(struct db *db);

struct stmt *db_prepare(struct db *db, const char *sql); /* never NULL; ends with the db, or by stmt_end */
void stmt_end(struct stmt *s);
void stmt_reset(struct stmt *s); /* ready for the next row; bindings are kept */

/* Parameters are named without their colon: `:room` is "room". Text is copied. */
void stmt_bind_int(struct stmt *s, const char *name, int64_t v);
void stmt_bind_text(struct stmt *s, const char *name, const char *v); /* NULL binds NULL */
void stmt_bind_fen(struct stmt *s, const char *name, struct fen v);
void stmt_bind_day(struct stmt *s, const char *name, struct day v); /* DAY_NONE binds NULL */
void stmt_bind_null(struct stmt *s, const char *name);
void stmt_bind_known(struct stmt *s, const char *name, bool known, int64_t v); /* NULL where it is not known */
void stmt_bind_blob(struct stmt *s, const char *name, const void *bytes, size_t n); /* not copied: must live until the step */

int stmt_step(struct stmt *s, struct err *e); /* 1 a row, 0 done (and reset), -1 failed */
int stmt_exec(struct stmt *s, struct err *e); /* for writes: steps to the end and resets; 0 or -1 */

/* The first column of all rows that are left, as texts, NULL-terminated; *count may be NULL. NULL: failed. */
const char *const *stmt_texts(struct arena *a, struct stmt *s, size_t *count, struct err *e);

/* Columns are named as in the SQL (AS name). NULL reads as 0, "", DAY_NONE; stmt_null tells. Text lives until the next step. */
bool stmt_null(struct stmt *s, const char *name);
int64_t stmt_int(struct stmt *s, const char *name);
const char *stmt_text(struct stmt *s, const char *name);
const void *stmt_blob(struct stmt *s, const char *name, size_t *n);
struct fen stmt_fen(struct stmt *s, const char *name);
struct day stmt_day(struct stmt *s, const char *name);

/* For hot loops and for SQL that is not ours (template SQL): by place, from 0. */
int stmt_parameter(struct stmt *s, const char *name); /* a place for stmt_bind_*_at; latches when there is none */
void stmt_bind_int_at(struct stmt *s, int parameter, int64_t v);
void stmt_bind_text_at(struct stmt *s, int parameter, const char *v, int n); /* not copied: must live until the step */
void stmt_bind_null_at(struct stmt *s, int parameter);
int stmt_columns(struct stmt *s);
const char *stmt_column_name(struct stmt *s, int column);
enum stmt_type { STMT_NULL, STMT_INT, STMT_TEXT, STMT_OTHER };
enum stmt_type stmt_type_at(struct stmt *s, int column);
int64_t stmt_int_at(struct stmt *s, int column);
const char *stmt_text_at(struct stmt *s, int column, int *n); /* n may be NULL */

/* Template SQL comes from people: one statement, read-only, no ATTACH, no PRAGMA, no file functions (an authorizer sees to it); else CONFIG.
 * `reads`, when not NULL, is told each table it reads. Parameters it declares are listed by stmt_parameters. */
struct stmt *db_prepare_template(struct db *db, const char *sql, void (*reads)(void *user, const char *table), void *user,
				 struct err *e);
bool stmt_has_parameter(struct stmt *s, const char *name);

/* SQL functions, for queries and templates alike (sqlfn.c):
 *   yuan(fen) 1,204.50 · daxie(fen) 人民币壹仟贰佰零肆元伍角整 · cn_date(day) 2026年11月25日 · cn_month(month) 2026年11月
 *   cn_period(month, month) 2026年9月至2026年11月 · iso_date(day) 2026-11-25 · iso_month(month) 2026-11 · iso_time(seconds) …
 *   room_part(room, 'building'|'unit'|'floor'|'number') · mask_phone(text) · mask_id(text) · points(hundredths) 91.67 · group_concat is SQLite's own
 * A day is an INTEGER of days since 1970-01-01, a month year * 12 + month - 1, a moment seconds: NULL gives NULL. */

#endif
