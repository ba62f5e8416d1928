/* report_templates: every folder of templates/reports is loaded, and its SQL matched against the whole schema: a heading that the SQL does
 * not give, a table that is not there. Run from the root; prints ok / not ok. */
#include <glob.h>
#include <stdio.h>
#include <string.h>

#include "pipeline/base/file.h"
#include "pipeline/intake/source.h"
#include "pipeline/render/report.h"
#include "pipeline/render/report_rows.h"
#include "pipeline/store/schema.h"

static const char *find(void *user, const char *report, const char *name)
{
	const char *path = arena_printf(user, "templates/reports/%s/%s", report, name);

	return file_exists(path) ? path : NULL;
}

static struct db *schema(struct arena *a, struct err *e)
{
	struct source_set *set;
	struct schema_source *list;
	glob_t g;

	glob("templates/sources/*.ini", 0, NULL, &g);
	set = source_load(a, (const char *const *)g.gl_pathv, e);
	globfree(&g);
	if (!set)
		return NULL;
	list = arena_array(a, set->count + 1, sizeof *list);
	for (size_t i = 0; i < set->count; i++) {
		const char **columns = arena_array(a, (size_t)set->sources[i].places + 1, sizeof *columns);

		for (int k = 0; k < set->sources[i].places; k++)
			columns[k] = source_place_name(a, &set->sources[i], k);
		list[i] = (struct schema_source){ set->sources[i].id, columns };
	}
	return schema_open(a, list, set->count, e);
}

static int check(struct arena *a, struct db *db, const char *id, struct err *e)
{
	struct report *r = report_load(a, id, find, a, e);

	for (size_t i = 0; r && i < r->sheet_count; i++) {
		struct report_rows *rows;

		if (r->sheets[i].rejected)
			continue;
		if (!(rows = report_rows_open(a, db, &r->sheets[i], day_of(20000), NULL, NULL, e)))
			return -1;
		report_rows_close(rows);
	}
	if (r && r->origin_sql && !db_prepare_template(db, r->origin_sql, NULL, NULL, e))
		return err_within(e, "%s", r->origin_path);
	return r ? 0 : -1;
}

int main(void)
{
	struct arena *a = arena_new();
	struct err e = { 0 };
	struct db *db = schema(a, &e);
	glob_t g;

	if (!db)
		return fprintf(stderr, "%s\n", e.text), 1;
	glob("templates/reports/*/report.ini", 0, NULL, &g);
	for (size_t i = 0; i < g.gl_pathc; i++) {
		const char *start = g.gl_pathv[i] + strlen("templates/reports/"), *id = arena_strndup(a, start, strcspn(start, "/"));

		e = (struct err){ 0 };
		if (check(a, db, id, &e) < 0)
			printf("not ok report template %s - %s\n", id, e.text);
		else
			printf("ok report template %s\n", id);
	}
	globfree(&g);
	db_close(db);
	arena_free(a);
	return 0;
}
