#include "pipeline/stage/stage.h"

#include <string.h>

#include "pipeline/base/file.h"
#include "pipeline/intake/source.h"
#include "pipeline/render/letter_batch.h"
#include "pipeline/store/schema.h"

/* ---- template files ---- */

static const char *find_file(void *user, const char *letter, const char *name)
{
	const struct site *site = user;

	return site_template(site, arena_printf(site->arena, "letters/%s/%s", letter, name));
}

static struct letter_template *load(const struct site *site, struct arena *a, const char *id, struct err *e)
{
	struct site copy = *site;

	return letter_template_load(a, id, find_file, &copy, e);
}

/* ---- cards: what each folder's SQL reads ---- */

struct card {
	struct arena *arena;
	struct stage_unit *unit;
	size_t needs;
	bool full;
};

static void add_need(struct card *c, const char *word)
{
	for (size_t i = 0; i < c->needs; i++)
		if (!strcmp(c->unit->needs[i], word))
			return;
	c->full = c->needs + 1 >= sizeof c->unit->needs / sizeof *c->unit->needs;
	if (!c->full)
		c->unit->needs[c->needs++] = word;
}

static void add_table(void *user, const char *table)
{
	struct card *c = user;

	if (schema_figure(table))
		add_need(c, arena_printf(c->arena, "table:%s", table));
}

static int read_query(struct card *c, struct db *schema, const struct letter_query *q, struct err *e)
{
	struct stmt *s = db_prepare_template(schema, q->sql, add_table, c, e);

	if (!s)
		return err_within(e, "%s", q->where);
	stmt_end(s);
	return 0;
}

static int find_reads(struct card *c, struct db *schema, const struct letter_template *t, struct err *e)
{
	if (read_query(c, schema, &t->rows, e) < 0 || (t->total.sql && read_query(c, schema, &t->total, e) < 0))
		return -1;
	for (size_t i = 0; i < t->query_count; i++)
		if (read_query(c, schema, &t->queries[i], e) < 0)
			return -1;
	return 0;
}

/* A folder with a mistake keeps a card that needs no figures: it fails by itself when it is run, and says why. */
static int fill_card(struct card *c, const struct site *site, struct db *schema, const char *id, struct err *e)
{
	struct err mistake = { 0 };
	struct letter_template *t = load(site, c->arena, id, &mistake);

	c->unit->name = id;
	add_need(c, "as-of");
	add_need(c, "source:*");
	add_need(c, arena_printf(c->arena, "dir:templates/letters/%s", id));
	if (!t)
		return 0;
	c->unit->makes[0] = arena_printf(c->arena, "files:letters/%s", t->title);
	for (const char *const *s = t->settings; *s; s++)
		add_need(c, arena_printf(c->arena, "setting:%s", *s));
	find_reads(c, schema, t, &mistake);
	return c->full ? err_set(e, ERR_CONFIG, _("%s: reads more tables than a card can hold"), t->path) : 0;
}

static struct source_set *read_sources(const struct site *site, struct err *e)
{
	const char *const *names = site_template_names(site, "sources", e), **paths;
	size_t n = 0;

	if (!names)
		return NULL;
	while (names[n])
		n++;
	paths = arena_array(site->arena, n + 1, sizeof *paths);
	for (size_t i = 0; i < n; i++)
		paths[i] = site_template(site, arena_printf(site->arena, "sources/%s", names[i]));
	return source_load(site->arena, paths, e);
}

static struct db *empty_schema(const struct site *site, struct arena *a, struct err *e)
{
	struct source_set *set = read_sources(site, e);
	struct schema_source *list = set ? arena_array(a, set->count + 1, sizeof *list) : NULL;
	struct db *db;

	if (!set)
		return NULL;
	for (size_t i = 0; i < set->count; i++) {
		const struct source *s = &set->sources[i];
		const char **columns = arena_array(a, (size_t)s->places + 1, sizeof *columns);

		for (int k = 0; k < s->places; k++)
			columns[k] = source_place_name(a, s, k);
		list[i] = (struct schema_source){ s->id, columns };
	}
	db = schema_open(a, list, set->count, e);
	if (db && letter_rows_table(db, e) < 0) {
		db_close(db);
		return NULL;
	}
	return db;
}

static bool is_letter(const struct site *site, const char *id)
{
	return site_template(site, arena_printf(site->arena, "letters/%s/letter.ini", id)) != NULL;
}

static int units(const struct site *site, struct arena *a, struct stage_unit **out, size_t *count, struct err *e)
{
	const char *const *names = site_template_names(site, "letters", e);
	struct db *schema = names ? empty_schema(site, a, e) : NULL;
	int rc = schema ? 0 : -1;
	size_t n = 0;

	while (names && names[n])
		n++;
	*out = arena_array(a, n + 1, sizeof **out);
	for (*count = 0; rc == 0 && *names; names++) {
		struct card c = { .arena = a, .unit = &(*out)[*count] };

		if (!is_letter(site, *names))
			continue;
		rc = fill_card(&c, site, schema, *names, e);
		++*count;
	}
	db_close(schema);
	return rc;
}

/* ---- the letters ---- */

static void progress(void *user, int64_t done, int64_t total)
{
	stage_progress(user, done, total);
}

static void say(void *user, const char *text)
{
	stage_say(user, "%s", text);
}

static int run(struct stage_run *r, struct err *e)
{
	struct letter_batch b = { .as_of = r->as_of, .progress = progress, .say = say, .user = r };
	struct letter_template *t = load(r->site, r->arena, r->unit, e);
	int rc;

	b.template = t;
	b.folder = arena_printf(r->arena, "%s/letters", r->files);
	if (!t || file_make_folders(b.folder, e) < 0)
		return -1;
	b.rows = letter_rows_open(r->arena, r->db, t, r->settings, r->as_of, e);
	if (!b.rows)
		return -1;
	rc = letter_batch_write(&b, e);
	letter_rows_close(b.rows);
	return rc;
}

const struct stage STAGE = {
	.about = "letters: of each folder in templates/letters one PDF to print and one a room",
	.run = run,
	.units = units,
};
