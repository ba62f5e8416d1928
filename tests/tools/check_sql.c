/* check_sql: every `-- name:` statement of every .sql file, and every template's, is compiled against the whole schema: a table or a
 * column that is not there shows here and not at night. `check_sql ROOT`; prints ok / not ok, a line a file. */
#include <ctype.h>
#include <glob.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "pipeline/base/file.h"
#include "pipeline/stage/declared.h"
#include "pipeline/store/ledger.list.h"

/* ---- the databases ---- */

static struct db *open_ledger(struct err *e)
{
	struct db *db = db_open(":memory:", DB_WRITE, e);

	for (int i = 0; db && MIGRATIONS[i].name; i++)
		if (db_run(db, MIGRATIONS[i].sql, e) < 0) {
			err_within(e, "%s", MIGRATIONS[i].name);
			db_close(db);
			return NULL;
		}
	return db;
}

/* ---- one statement ---- */

static bool begins(const char *sql, const char *word)
{
	return strncasecmp(sql, word, strlen(word)) == 0 && !isalnum((unsigned char)sql[strlen(word)]);
}

/* What makes tables is run, for the statements behind it; the schema has most of them already. */
static int check_statement(struct arena *a, struct db *db, const char *sql, bool template, struct err *e)
{
	struct stmt *s;

	if (begins(sql, "CREATE")) {
		if (!template && (db_run(db, sql, e) == 0 || strstr(e->text, "already exists")))
			return 0;
		return template ? err_set(e, ERR_CONFIG, "a template makes no tables") : -1;
	}
	if (begins(sql, "SAVEPOINT") || begins(sql, "ROLLBACK") || begins(sql, "RELEASE"))
		return 0;
	if (template) {
		if (!(s = db_prepare_template(db, sql, NULL, NULL, e)))
			return -1;
		stmt_end(s);
	}
	return db_run(db, arena_printf(a, "EXPLAIN %s", sql), e);
}

static const char *past_comments(const char *p)
{
	for (;;) {
		p += strspn(p, " \t\r\n");
		if (strncmp(p, "--", 2))
			return p;
		p += strcspn(p, "\n");
	}
}

/* Where the statement ends: a semicolon that ends a line, but for a comment, outside of quotes; or the next `-- name:`. */
static const char *end_of(const char *p)
{
	char quote = 0;

	for (; *p; p++) {
		if (!quote && !strncmp(p, "\n-- name:", 9))
			return p;
		if (!quote && p[0] == '-' && p[1] == '-')
			p += strcspn(p, "\n") - 1;
		else if (quote ? *p == quote : *p == '\'' || *p == '"')
			quote = quote ? 0 : *p;
		else if (!quote && *p == ';')
			return p;
	}
	return p;
}

static int line_at(const char *text, const char *p)
{
	int line = 1;

	for (; text < p; text++)
		line += *text == '\n';
	return line;
}

static int check_text(struct arena *a, struct db *db, const char *text, bool template, int *statements, struct err *e)
{
	const char *p = text, *end;

	for (*statements = 0;; p = end + (*end == ';')) {
		p = past_comments(p);
		if (!*p)
			return 0;
		end = end_of(p);
		++*statements;
		if (check_statement(a, db, arena_strndup(a, p, (size_t)(end - p)), template, e) < 0)
			return err_within(e, "line %d", line_at(text, p));
	}
}

/* ---- all files ---- */

struct checking {
	struct arena *arena;
	struct db *schema, *ledger;
	int files;
};

static int check_file(struct checking *c, const char *path)
{
	bool ledger = strstr(path, "store/ledger") != NULL, template = strncmp(path, "templates/", 10) == 0;
	struct err e = { 0 };
	int statements = 0;
	char *text = file_read(c->arena, path, NULL, &e);

	c->files++;
	if (!text || check_text(c->arena, ledger ? c->ledger : c->schema, text, template, &statements, &e) < 0)
		printf("not ok check_sql %s - %s\n", path, e.text);
	else if (!statements)
		printf("not ok check_sql %s - it holds no statement\n", path);
	else
		printf("ok check_sql %s\n", path);
	return 0;
}

static void check_glob(struct checking *c, const char *pattern)
{
	glob_t g;

	if (glob(pattern, 0, NULL, &g) == 0)
		for (size_t i = 0; i < g.gl_pathc; i++)
			check_file(c, g.gl_pathv[i]);
	globfree(&g);
}

int main(int argc, char **argv)
{
	struct checking c = { .arena = arena_new() };
	const struct site *site;
	struct err e = { 0 };

	if (argc != 2 || chdir(argv[1]) < 0)
		return fprintf(stderr, "usage: check_sql ROOT\n"), ERR_USAGE;
	if (!(site = site_open(c.arena, ".", &e)) || !(c.schema = declared_schema(site, &e)) || !(c.ledger = open_ledger(&e))) {
		printf("not ok check_sql schema - %s\n", e.text);
		return ERR_BUG;
	}
	/* what makes temporary tables comes before what reads them */
	check_glob(&c, "pipeline/*/*.sql");
	check_glob(&c, "pipeline/*/*/*.sql");
	check_glob(&c, "stages/*/*.sql");
	check_glob(&c, "templates/*/*/*.sql");
	if (!c.files)
		printf("not ok check_sql - no .sql file found\n");
	db_close(c.schema);
	db_close(c.ledger);
	arena_free(c.arena);
	return 0;
}
