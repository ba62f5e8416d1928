/* kefu trace REPORT[/SHEET] KEY: the file and line of every source row behind a figure, a row a line, as grep prints them.
 *
 * What is behind a report stands in its folder, in trace.sql: a query a sheet, `-- name: detail`, that takes :key and gives 内容, part
 * and line; and `-- name: keys`, all keys, for the nearest when there is none. A report becomes traceable by that file alone. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "pipeline/base/file.h"
#include "pipeline/base/text.h"
#include "pipeline/commands/trace.sql.h"
#include "pipeline/stage/computed.h"
#include "pipeline/stage/program.h"
#include "pipeline/stage/unit.h"

enum { OPTION_AS_OF = 256 };

static const struct argp_option OPTIONS[] = {
	{ "as-of", OPTION_AS_OF, "DATE", 0, "the day, as YYYY-MM-DD (default: the latest computed)", 0 },
	{ 0 },
};

struct call {
	struct program_options common;
	const char *report, *key;
	struct day as_of;
};

static error_t parse_option(int key, char *value, struct argp_state *state)
{
	struct call *c = state->input;

	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = &c->common;
		return 0;
	case OPTION_AS_OF:
		program_day(state, value, &c->as_of);
		return 0;
	case ARGP_KEY_ARG:
		if (c->key)
			argp_error(state, _("one figure at a time"));
		if (c->report)
			c->key = value;
		else
			c->report = value;
		return 0;
	case ARGP_KEY_END:
		if (!c->key)
			argp_error(state, _("the trace of what? kefu trace REPORT[/SHEET] KEY"));
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

/* ---- trace.sql ---- */

struct query {
	const char *name, *sql;
};

struct tracing {
	struct arena *arena;
	const struct site *site;
	struct db *db;
	const char *report, *path;
	struct day as_of;
	struct query *queries;
	size_t count;
	struct err *e;
};

static void read_queries(struct tracing *t, char *text)
{
	static const char MARK[] = "-- name:";
	size_t capacity = 0;

	for (char *at = strstr(text, MARK), *next; at; at = next) {
		char *line = at + strcspn(at, "\n");
		const char *name = at + sizeof MARK - 1;
		size_t n = (size_t)(line - name);

		name = text_trimmed(name, &n);
		next = strstr(line, MARK);
		t->queries = arena_grow(t->arena, t->queries, t->count, &capacity, sizeof *t->queries);
		t->queries[t->count++] = (struct query){ arena_strndup(t->arena, name, n),
							 next ? arena_strndup(t->arena, line, (size_t)(next - line)) : line };
	}
}

static const struct query *find_query(const struct tracing *t, const char *name)
{
	for (size_t i = 0; i < t->count; i++)
		if (!strcmp(t->queries[i].name, name))
			return &t->queries[i];
	return NULL;
}

static int load(struct tracing *t)
{
	char *text;

	if (unit_check(t->site, "reports", _("report"), t->report, t->e) < 0)
		return -1;
	if (!(t->path = unit_file(t->site, "reports", t->report, "trace.sql")))
		return err_set(t->e, ERR_USAGE, _("the report %s has no trace.sql: nothing says what is behind it"), t->report);
	if (!(text = file_read(t->arena, t->path, NULL, t->e)))
		return -1;
	read_queries(t, text);
	return t->count ? 0 : err_set(t->e, ERR_CONFIG, _("%s: it holds no query \"-- name: SHEET\""), t->path);
}

static int check_sheet(struct tracing *t, const char *sheet)
{
	const char **names = arena_array(t->arena, t->count + 1, sizeof *names);

	if (find_query(t, sheet) && strcmp(sheet, "keys"))
		return 0;
	for (size_t i = 0, n = 0; i < t->count; i++)
		if (strcmp(t->queries[i].name, "keys"))
			names[n++] = t->queries[i].name;
	return program_unknown(_("traceable sheet"), sheet, names, t->e);
}

/* ---- the rows ---- */

static struct stmt *prepare(struct tracing *t, const struct query *q, const char *key)
{
	struct stmt *s = db_prepare_template(t->db, q->sql, NULL, NULL, t->e);

	if (!s) {
		err_within(t->e, "%s, %s", t->path, q->name);
		return NULL;
	}
	if (stmt_has_parameter(s, "key"))
		stmt_bind_text(s, "key", key);
	if (stmt_has_parameter(s, "as_of"))
		stmt_bind_day(s, "as_of", t->as_of);
	return s;
}

static int print_row(struct tracing *t, struct stmt *row, struct stmt *part)
{
	const char *at = "";
	int more;

	stmt_bind_int(part, "part", stmt_int(row, "part"));
	if ((more = stmt_step(part, t->e)) < 0)
		return -1;
	if (more)
		at = computed_place(t->arena, stmt_text(part, "path"), stmt_text(part, "sheet"), stmt_int(row, "line"));
	printf("%s: %s\n", *at ? at : "-", stmt_text(row, "内容"));
	stmt_reset(part);
	return 0;
}

/* How many rows; -1 failed. */
static int trace_query(struct tracing *t, const struct query *q, const char *key)
{
	struct stmt *row = prepare(t, q, key), *part = db_prepare(t->db, SQL_TRACE_PART);
	int more = -1, count = 0;

	while (row && (more = stmt_step(row, t->e)) > 0) {
		if (print_row(t, row, part) < 0)
			return -1;
		count++;
	}
	if (row)
		stmt_end(row);
	stmt_end(part);
	return more < 0 ? -1 : count;
}

/* Without a sheet, the first that knows the key. */
static int trace_key(struct tracing *t, const char *sheet, const char *key)
{
	int count = 0;

	for (size_t i = 0; i < t->count && !count; i++)
		if (strcmp(t->queries[i].name, "keys") && (!sheet || !strcmp(t->queries[i].name, sheet)))
			count = trace_query(t, &t->queries[i], key);
	return count;
}

static int nothing(struct tracing *t, const char *key)
{
	const struct query *q = find_query(t, "keys");
	struct stmt *s = q ? prepare(t, q, key) : NULL;
	const char *const *keys = s ? stmt_texts(t->arena, s, NULL, t->e) : NULL;
	const char *near = keys ? text_nearest(key, keys) : NULL;

	if (q && !keys)
		return -1;
	if (near)
		return err_set(t->e, ERR_NOINPUT, _("the report %s has nothing under \"%s\"; did you mean \"%s\"?"), t->report, key, near);
	return err_set(t->e, ERR_NOINPUT, _("the report %s has nothing under \"%s\""), t->report, key);
}

static int trace_all(struct tracing *t, const char *sheet, const char *key)
{
	const char *near, *room;
	int count = trace_key(t, sheet, key);

	if (count == 0 && (room = computed_house(t->arena, t->db, key, &near, t->e)) && strcmp(room, key))
		count = trace_key(t, sheet, room);
	if (count < 0 || t->e->kind)
		return -1;
	if (!count)
		return nothing(t, key);
	return fflush(stdout) == EOF ? err_errno(t->e, _("writing the rows")) : 0;
}

static int trace(struct arena *a, struct call *c, struct err *e)
{
	const char *slash = strchr(c->report, '/');
	struct tracing t = { .arena = a, .e = e, .report = slash ? arena_strndup(a, c->report, (size_t)(slash - c->report)) : c->report };
	int rc;

	if (!(t.site = site_open(a, c->common.site, e)) || load(&t) < 0 || (slash && check_sheet(&t, slash + 1) < 0) ||
	    !(t.db = computed_open(t.site, &c->as_of, e)))
		return -1;
	t.as_of = c->as_of;
	rc = trace_all(&t, slash ? slash + 1 : NULL, c->key);
	db_close(t.db);
	if (rc < 0 && strstr(e->text, "no such table"))
		return err_set(e, ERR_NOINPUT, _("\"%s\" was never computed for this day"), t.report);
	return rc;
}

int main(int argc, char **argv)
{
	static const struct argp_child CHILDREN[] = { { &PROGRAM_ARGP, 0, NULL, 0 }, { 0 } };
	static const struct argp argp = { OPTIONS,  parse_option,
					  "REPORT[/SHEET] KEY", "Prints the file and line of every source row behind a figure of a report.",
					  CHILDREN, NULL,
					  "kefu" };
	struct call c = { .as_of = DAY_NONE };
	struct arena *a = arena_new();
	struct err e = { 0 };
	int rc = 0;

	program_begin();
	program_parse(&argp, argc, argv, &c.common, &c);
	if (trace(a, &c, &e) < 0)
		rc = program_fail(&e);
	arena_free(a);
	return rc;
}
