/* report_templates: every folder of templates/reports is loaded, and its SQL matched against the whole schema: a heading that the SQL does
 * not give, a table that is not there. Run from the root; prints ok / not ok. */
#include <glob.h>
#include <stdio.h>
#include <string.h>

#include "pipeline/base/file.h"
#include "pipeline/render/report.h"
#include "pipeline/render/report_rows.h"
#include "pipeline/stage/declared.h"
#include "pipeline/stage/unit.h"

static const char *find(void *user, const char *report, const char *name)
{
	return unit_file(user, "reports", report, name);
}

static int check(struct arena *a, struct site *site, struct db *db, const char *id, struct err *e)
{
	struct report *r = report_load(a, id, find, site, e);

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
	struct site *site = site_open(a, ".", &e);
	struct db *db = site ? declared_schema(site, &e) : NULL;
	glob_t g;

	if (!db)
		return fprintf(stderr, "%s\n", e.text), 1;
	glob("templates/reports/*/report.ini", 0, NULL, &g);
	for (size_t i = 0; i < g.gl_pathc; i++) {
		const char *start = g.gl_pathv[i] + strlen("templates/reports/"), *id = arena_strndup(a, start, strcspn(start, "/"));

		e = (struct err){ 0 };
		if (check(a, site, db, id, &e) < 0)
			printf("not ok report template %s - %s\n", id, e.text);
		else
			printf("ok report template %s\n", id);
	}
	globfree(&g);
	db_close(db);
	arena_free(a);
	return 0;
}
