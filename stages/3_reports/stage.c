#include "pipeline/stage/stage.h"

#include <string.h>

#include "pipeline/base/file.h"
#include "pipeline/intake/source.h"
#include "pipeline/render/rejected.h"
#include "pipeline/render/report.h"
#include "pipeline/render/xlsx/report_xlsx.h"
#include "pipeline/store/schema.h"

/* ---- template files ---- */

static const char *find_file(void *user, const char *report, const char *name)
{
	const struct site *site = user;

	return site_template(site, arena_printf(site->arena, "reports/%s/%s", report, name));
}

static struct report *load(const struct site *site, struct arena *a, const char *id, struct err *e)
{
	struct site copy = *site;

	return report_load(a, id, find_file, &copy, e);
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

static int read_sql(struct card *c, struct db *schema, const char *sql, const char *path, struct err *e)
{
	struct stmt *s = db_prepare_template(schema, sql, add_table, c, e);

	if (!s)
		return err_within(e, "%s", path);
	stmt_end(s);
	return 0;
}

static int find_reads(struct card *c, struct db *schema, const struct report *r, struct err *e)
{
	for (size_t i = 0; i < r->sheet_count; i++)
		if (!r->sheets[i].rejected && read_sql(c, schema, r->sheets[i].sql, r->sheets[i].sql_path, e) < 0)
			return -1;
	return r->origin_sql ? read_sql(c, schema, r->origin_sql, r->origin_path, e) : 0;
}

/* A folder with a mistake keeps a card that needs no figures: it fails by itself when it is run, and says why. */
static int fill_card(struct card *c, const struct site *site, struct db *schema, const char *id, struct err *e)
{
	struct err mistake = { 0 };
	struct report *r = load(site, c->arena, id, &mistake);

	c->unit->name = id;
	add_need(c, "as-of");
	add_need(c, "source:*");
	add_need(c, "setting:project");
	add_need(c, "dir:templates/sources");
	add_need(c, arena_printf(c->arena, "dir:templates/reports/%s", id));
	if (!r)
		return 0;
	c->unit->makes[0] = arena_printf(c->arena, "files:reports/%s.xlsx", r->file);
	for (const char *const *s = r->settings; *s; s++)
		add_need(c, arena_printf(c->arena, "setting:%s", *s));
	find_reads(c, schema, r, &mistake);
	return c->full ? err_set(e, ERR_CONFIG, _("%s: reads more tables than a card can hold"), r->path) : 0;
}

static struct db *empty_schema(const struct site *site, struct arena *a, struct err *e)
{
	struct source_set *set = read_sources(site, e);
	struct schema_source *list;

	if (!set)
		return NULL;
	list = arena_array(a, set->count + 1, sizeof *list);
	for (size_t i = 0; i < set->count; i++) {
		const struct source *s = &set->sources[i];
		const char **columns = arena_array(a, (size_t)s->places + 1, sizeof *columns);

		for (int k = 0; k < s->places; k++)
			columns[k] = source_place_name(a, s, k);
		list[i] = (struct schema_source){ s->id, columns };
	}
	return schema_open(a, list, set->count, e);
}

static bool is_report(const struct site *site, const char *id)
{
	return site_template(site, arena_printf(site->arena, "reports/%s/report.ini", id)) != NULL;
}

static int units(const struct site *site, struct arena *a, struct stage_unit **out, size_t *count, struct err *e)
{
	const char *const *names = site_template_names(site, "reports", e);
	struct db *schema = names ? empty_schema(site, a, e) : NULL;
	int rc = schema ? 0 : -1;
	size_t n = 0;

	while (names && names[n])
		n++;
	*out = arena_array(a, n + 1, sizeof **out);
	for (*count = 0; rc == 0 && *names; names++) {
		struct card c = { .arena = a, .unit = &(*out)[*count] };

		if (!is_report(site, *names))
			continue;
		rc = fill_card(&c, site, schema, *names, e);
		++*count;
	}
	db_close(schema);
	return rc;
}

/* ---- the workbook ---- */

static struct report_source as_report_source(struct arena *a, const struct source *s)
{
	const char **headings = arena_array(a, s->column_count + 1, sizeof *headings);

	for (size_t i = 0; i < s->column_count; i++)
		headings[i] = s->columns[i].title;
	return (struct report_source){ s->id, s->title, headings };
}

/* A sheet for each source that has rejected rows; a source whose declaration is gone since has none. */
static struct report *add_rejected(struct stage_run *r, const struct report *report, struct err *e)
{
	const char *const *ids = rejected_sources(r->arena, r->db, e);
	struct source_set *set = ids ? read_sources(r->site, e) : NULL;
	struct report_source *list;
	size_t n = 0;

	if (!set)
		return NULL;
	list = arena_array(r->arena, set->count + 1, sizeof *list);
	for (; *ids; ids++) {
		const struct source *s = source_find(set, *ids);

		if (s)
			list[n++] = as_report_source(r->arena, s);
	}
	return report_with_sources(r->arena, report, list, n);
}

static int run(struct stage_run *r, struct err *e)
{
	struct report *report = load(r->site, r->arena, r->unit, e);
	const char *folder = arena_printf(r->arena, "%s/reports", r->files);

	if (report && report_wants_sources(report))
		report = add_rejected(r, report, e);
	if (!report || file_make_folders(folder, e) < 0)
		return -1;
	return report_xlsx_write(r->arena, r->db, report, r->as_of, r->settings,
				 arena_printf(r->arena, "%s/%s.xlsx", folder, report->file), e);
}

const struct stage STAGE = {
	.about = "workbooks: one of each folder in templates/reports",
	.run = run,
	.units = units,
};
