#include "pipeline/render/letter_rows.h"

#include <string.h>

#include "pipeline/render/letter_rows.sql.h"

struct link {
	int column, parameter;
};

struct query {
	struct stmt *stmt;
	const char **columns; /* NULL-terminated */
	int column_count;
	struct link *links; /* parameters that are columns of the rows */
	size_t link_count;
};

struct letter_rows {
	struct arena *arena;
	struct db *db;
	const struct letter_template *t;
	struct day as_of;
	struct query *queries; /* 0 is rows */
	size_t query_count;
	struct mustache_value *sections; /* of settings, as many as the template names */
	size_t section_count;
	const char **names; /* of a letter's values: columns, queries, sections */
	int64_t letters, *sums;
	const char *room;
};

/* ---- settings ---- */

struct entry {
	const char *key, *value;
};

struct entries {
	struct arena *arena;
	struct entry *list;
	size_t count, capacity;
};

static void add_entry(void *user, const char *key, const char *value, bool changed)
{
	struct entries *s = user;

	(void)changed;
	s->list = arena_grow(s->arena, s->list, s->count, &s->capacity, sizeof *s->list);
	s->list[s->count++] = (struct entry){ arena_strdup(s->arena, key), arena_strdup(s->arena, value) };
}

static size_t part_length(const struct entry *n, size_t from)
{
	return strcspn(n->key + from, ".");
}

/* Entries whose keys agree up to `from`, as a map; those with further parts become maps of their own. */
static struct mustache_value map_of(struct arena *a, const struct entry *list, size_t n, size_t from)
{
	struct mustache_value *items = arena_array(a, n + 1, sizeof *items);
	const char **names = arena_array(a, n + 1, sizeof *names);
	size_t count = 0;

	for (size_t i = 0, k; i < n; i = k) {
		size_t part = part_length(&list[i], from);

		for (k = i + 1; k < n && part_length(&list[k], from) == part &&
				!strncmp(list[k].key + from, list[i].key + from, part);)
			k++;
		names[count] = arena_strndup(a, list[i].key + from, part);
		items[count++] = list[i].key[from + part]
				     ? map_of(a, list + i, k - i, from + part + 1)
				     : (struct mustache_value){ .kind = MUSTACHE_TEXT, .text = list[i].value };
	}
	return (struct mustache_value){ .kind = MUSTACHE_MAP, .items = items, .names = names, .count = count };
}

int letter_rows_table(struct db *db, struct err *e)
{
	if (db_run(db, SQL_LETTER_SETTING_TABLE, e) < 0)
		return -1;
	return db_run(db, SQL_LETTER_SETTING_CLEAR, e);
}

static int fill_settings(struct letter_rows *r, const struct settings *settings, struct err *e)
{
	struct stmt *s;
	int rc = letter_rows_table(r->db, e);

	s = db_prepare(r->db, SQL_LETTER_SETTING_ADD);
	while (r->t->settings[r->section_count])
		r->section_count++;
	r->sections = arena_array(r->arena, r->section_count + 1, sizeof *r->sections);
	for (size_t i = 0; i < r->section_count; i++) {
		struct entries all = { .arena = r->arena };

		settings_each(settings, r->t->settings[i], add_entry, &all);
		r->sections[i] = map_of(r->arena, all.list, all.count, strlen(r->t->settings[i]) + 1);
		for (size_t k = 0; k < all.count && rc == 0; k++) {
			stmt_bind_text(s, "key", all.list[k].key);
			stmt_bind_text(s, "value", all.list[k].value);
			rc = stmt_exec(s, e);
		}
	}
	stmt_end(s);
	return rc;
}

/* ---- queries ---- */

static int open_query(struct letter_rows *r, struct query *q, const struct letter_query *from, struct err *e)
{
	q->stmt = db_prepare_template(r->db, from->sql, NULL, NULL, e);
	if (!q->stmt)
		return err_within(e, "%s", from->where);
	if (stmt_has_parameter(q->stmt, "as_of"))
		stmt_bind_day(q->stmt, "as_of", r->as_of);
	q->column_count = stmt_columns(q->stmt);
	q->columns = arena_array(r->arena, (size_t)q->column_count + 1, sizeof *q->columns);
	for (int i = 0; i < q->column_count; i++)
		q->columns[i] = arena_strdup(r->arena, stmt_column_name(q->stmt, i));
	return 0;
}

static void link_query(struct letter_rows *r, struct query *q)
{
	const struct query *rows = &r->queries[0];

	q->links = arena_array(r->arena, (size_t)rows->column_count, sizeof *q->links);
	for (int i = 0; i < rows->column_count; i++)
		if (stmt_has_parameter(q->stmt, rows->columns[i]))
			q->links[q->link_count++] = (struct link){ i, stmt_parameter(q->stmt, rows->columns[i]) };
}

static int open_queries(struct letter_rows *r, struct err *e)
{
	const char *const **columns = arena_array(r->arena, r->t->query_count + 2, sizeof *columns);

	r->queries = arena_array(r->arena, r->t->query_count + 1, sizeof *r->queries);
	if (open_query(r, &r->queries[0], &r->t->rows, e) < 0)
		return -1;
	columns[0] = r->queries[0].columns;
	for (r->query_count = 1; r->query_count <= r->t->query_count; r->query_count++) {
		struct query *q = &r->queries[r->query_count];

		if (open_query(r, q, &r->t->queries[r->query_count - 1], e) < 0)
			return -1;
		link_query(r, q);
		columns[r->query_count] = q->columns;
	}
	return letter_template_check(r->arena, r->t, columns, e);
}

static void set_names(struct letter_rows *r)
{
	size_t n = (size_t)r->queries[0].column_count, k = 0;

	r->sums = arena_array(r->arena, n, sizeof *r->sums);
	r->names = arena_array(r->arena, n + r->query_count + r->section_count, sizeof *r->names);
	for (size_t i = 0; i < n; i++)
		r->names[k++] = r->queries[0].columns[i];
	for (size_t i = 1; i < r->query_count; i++)
		r->names[k++] = r->t->queries[i - 1].name;
	for (size_t i = 0; i < r->section_count; i++)
		r->names[k++] = r->t->settings[i];
}

struct letter_rows *letter_rows_open(struct arena *a, struct db *db, const struct letter_template *t,
				     const struct settings *settings, struct day as_of, struct err *e)
{
	struct letter_rows *r = arena_alloc(a, sizeof *r);

	*r = (struct letter_rows){ .arena = a, .db = db, .t = t, .as_of = as_of };
	if (fill_settings(r, settings, e) < 0 || open_queries(r, e) < 0) {
		letter_rows_close(r);
		return NULL;
	}
	set_names(r);
	return r;
}

void letter_rows_close(struct letter_rows *r)
{
	for (size_t i = 0; r && r->queries && i <= r->t->query_count; i++)
		if (r->queries[i].stmt)
			stmt_end(r->queries[i].stmt);
	if (r)
		r->queries = NULL;
}

/* ---- values ---- */

static struct mustache_value value_at(struct arena *a, struct stmt *s, int column)
{
	struct mustache_value v = { .kind = MUSTACHE_TEXT };
	int64_t n;

	switch (stmt_type_at(s, column)) {
	case STMT_INT:
		n = stmt_int_at(s, column);
		v.text = arena_printf(a, "%lld", (long long)n);
		v.empty = n == 0;
		return v;
	case STMT_TEXT:
		v.text = arena_strdup(a, stmt_text_at(s, column, NULL));
		return v;
	case STMT_NULL:
	case STMT_OTHER:
		break;
	}
	return (struct mustache_value){ .kind = MUSTACHE_FALSE };
}

static void bind(struct letter_rows *r, const struct query *q)
{
	struct stmt *rows = r->queries[0].stmt;

	for (size_t i = 0; i < q->link_count; i++) {
		const struct link *l = &q->links[i];

		if (stmt_type_at(rows, l->column) == STMT_INT)
			stmt_bind_int_at(q->stmt, l->parameter, stmt_int_at(rows, l->column));
		else if (stmt_type_at(rows, l->column) == STMT_TEXT)
			stmt_bind_text_at(q->stmt, l->parameter, stmt_text_at(rows, l->column, NULL), -1);
		else
			stmt_bind_null_at(q->stmt, l->parameter);
	}
}

static int read_list(struct letter_rows *r, struct arena *a, const struct query *q, struct mustache_value *out,
		     struct err *e)
{
	struct mustache_value *rows = NULL;
	size_t count = 0, capacity = 0;
	int rc;

	bind(r, q);
	while ((rc = stmt_step(q->stmt, e)) == 1) {
		struct mustache_value *items = arena_array(a, (size_t)q->column_count, sizeof *items);

		for (int i = 0; i < q->column_count; i++)
			items[i] = value_at(a, q->stmt, i);
		rows = arena_grow(a, rows, count, &capacity, sizeof *rows);
		rows[count++] = (struct mustache_value){
			.kind = MUSTACHE_MAP, .items = items, .names = q->columns, .count = (size_t)q->column_count
		};
	}
	stmt_reset(q->stmt);
	*out = (struct mustache_value){ .kind = MUSTACHE_LIST, .items = rows, .count = count };
	return rc;
}

static int add_sum(struct letter_rows *r, int column, struct err *e)
{
	struct stmt *s = r->queries[0].stmt;

	if (stmt_type_at(s, column) == STMT_INT &&
	    __builtin_add_overflow(r->sums[column], stmt_int_at(s, column), &r->sums[column]))
		return err_set(e, ERR_INPUT, _("%s: the sum of %s is too large"), r->t->rows.where, r->names[column]);
	return 0;
}

int letter_rows_next(struct letter_rows *r, struct arena *a, struct mustache_value *out, struct err *e)
{
	const struct query *rows = &r->queries[0];
	size_t n = (size_t)rows->column_count, all = n + r->query_count - 1 + r->section_count;
	struct mustache_value *items = arena_array(a, all, sizeof *items);
	int rc = stmt_step(rows->stmt, e);

	if (rc < 0)
		return err_within(e, "%s", r->t->rows.where);
	if (rc == 0)
		return 0;
	r->letters++;
	for (int i = 0; i < rows->column_count; i++) {
		items[i] = value_at(a, rows->stmt, i);
		if (!strcmp(r->names[i], "room"))
			r->room = items[i].text ? items[i].text : "";
		if (add_sum(r, i, e) < 0)
			return -1;
	}
	for (size_t i = 1; i < r->query_count; i++)
		if (read_list(r, a, &r->queries[i], &items[n + i - 1], e) < 0)
			return err_within(e, "%s", r->t->queries[i - 1].where);
	if (r->section_count)
		memcpy(items + n + r->query_count - 1, r->sections, r->section_count * sizeof *items);
	*out = (struct mustache_value){ .kind = MUSTACHE_MAP, .items = items, .names = r->names, .count = all };
	return 1;
}

const char *letter_rows_room(const struct letter_rows *r)
{
	return r->room;
}

static int find_column(const struct letter_rows *r, const char *name)
{
	for (int i = 0; i < r->queries[0].column_count; i++)
		if (!strcmp(r->names[i], name))
			return i;
	return -1;
}

int64_t letter_rows_int(struct letter_rows *r, const char *column)
{
	int i = find_column(r, column);

	return i < 0 ? 0 : stmt_int_at(r->queries[0].stmt, i);
}

const char *letter_rows_text(struct letter_rows *r, const char *column)
{
	int i = find_column(r, column);

	return i < 0 ? NULL : stmt_text_at(r->queries[0].stmt, i, NULL);
}

/* ---- the total ---- */

static int check_column(const struct letter_rows *r, struct stmt *s, int i, struct err *e)
{
	const char *name = stmt_column_name(s, i);
	bool letters = !strcmp(name, "letters");
	int column = letters ? 0 : find_column(r, name);

	if (column < 0)
		return err_set(e, ERR_CONFIG, _("%s: the letters' rows have no column %s"), r->t->total.where, name);
	if (stmt_int_at(s, i) == (letters ? r->letters : r->sums[column]))
		return 0;
	return err_set(e, ERR_BUG, _("%s: %s of the letters is %lld, and should be %lld"), r->t->total.where, name,
		       (long long)(letters ? r->letters : r->sums[column]), (long long)stmt_int_at(s, i));
}

int letter_rows_check(struct letter_rows *r, struct err *e)
{
	struct query q = { 0 };
	int rc = 0;

	if (!r->t->total.sql)
		return 0;
	if (open_query(r, &q, &r->t->total, e) < 0)
		return -1;
	rc = stmt_step(q.stmt, e);
	if (rc == 0)
		rc = err_set(e, ERR_CONFIG, _("%s: gives no row"), r->t->total.where);
	for (int i = 0; rc >= 0 && i < q.column_count; i++)
		rc = check_column(r, q.stmt, i, e);
	stmt_end(q.stmt);
	return rc < 0 ? -1 : 0;
}
