/* report_book FOLDER DB DATE OUT.xlsx: a report's workbook from a database that a test made by itself, without a site. */
#include <stdio.h>
#include <string.h>

#include "pipeline/base/file.h"
#include "pipeline/render/xlsx/report_xlsx.h"

static const char *folder;

static const char *find(void *user, const char *report, const char *name)
{
	const char *path = arena_printf(user, "%s/%s", folder, name);

	(void)report;
	return file_exists(path) ? path : NULL;
}

int main(int argc, char **argv)
{
	struct arena *a = arena_new();
	struct err e = { 0 };
	struct day day = DAY_NONE;
	struct report *r = NULL;
	struct db *db = NULL;
	int rc = -1;

	if (argc != 5 || !day_parse(argv[3], &day))
		return fprintf(stderr, "usage: report_book FOLDER DB DATE OUT.xlsx\n"), ERR_USAGE;
	folder = argv[1];
	if ((r = report_load(a, "test", find, a, &e)) && (db = db_open(argv[2], DB_READ, &e)))
		rc = report_xlsx_write(a, db, r, day, NULL, argv[4], &e);
	if (rc < 0)
		fprintf(stderr, "report_book: %s\n", e.text);
	db_close(db);
	arena_free(a);
	return rc < 0 ? (int)e.kind : 0;
}
