#include "pipeline/stage/stage.h"

#include "pipeline/base/file.h"
#include "pipeline/render/rejected.h"
#include "pipeline/render/report.h"
#include "pipeline/render/xlsx/report_xlsx.h"
#include "pipeline/stage/declared.h"
#include "pipeline/stage/unit.h"

/* ---- template files ---- */

static struct report *load(const struct site *site, struct arena *a, const char *id, struct err *e)
{
	struct site copy = *site;

	return report_load(a, id, unit_report_file, &copy, e);
}

/* ---- cards: what each folder's SQL reads ---- */

static int find_reads(struct unit_card *c, const struct report *r, struct err *e)
{
	for (size_t i = 0; i < r->sheet_count; i++)
		if (!r->sheets[i].rejected && unit_read(c, r->sheets[i].sql, r->sheets[i].sql_path, e) < 0)
			return -1;
	return r->origin_sql ? unit_read(c, r->origin_sql, r->origin_path, e) : 0;
}

static void fill_card(struct unit_card *c, const char *id)
{
	struct err mistake = { 0 };
	struct report *r = load(c->site, c->arena, id, &mistake);

	unit_need(c, "setting:project");
	unit_need(c, "dir:templates/sources");
	if (!r)
		return;
	c->unit->makes[0] = arena_printf(c->arena, "files:reports/%s.xlsx", r->file);
	unit_need_settings(c, r->settings);
	find_reads(c, r, &mistake);
}

static int units(const struct site *site, struct arena *a, struct stage_unit **out, size_t *count, struct err *e)
{
	struct db *schema = declared_schema(site, e);
	int rc = schema ? unit_list(site, a, schema, "reports", "report.ini", fill_card, out, count, e) : -1;

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
	struct source_set *set = ids ? declared_sources(r->site, e) : NULL;
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
