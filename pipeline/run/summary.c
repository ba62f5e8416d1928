#include "pipeline/run/summary.h"

#include <string.h>

#include "pipeline/base/file.h"
#include "pipeline/run/summary.sql.h"
#include "pipeline/store/db.h"
#include "pipeline/store/stamp.h"

static void say_counts(struct stmt *s, struct log *log, int64_t rejected)
{
	long long rows = (long long)stmt_int(s, "read_rows"), files = (long long)stmt_int(s, "files");
	char of_rows[64], of_files[64];

	snprintf(of_rows, sizeof of_rows, ngettext("%lld row", "%lld rows", (unsigned long)rows), rows);
	snprintf(of_files, sizeof of_files, ngettext("%lld file", "%lld files", (unsigned long)files), files);
	log_say(log, LOG_INFO, "", "read", _("read: %s of %s, %lld rejected"), of_rows, of_files, (long long)rejected);
}

static int say_read(const struct site *site, struct log *log, int64_t *rejected, struct err *e)
{
	struct db *db;
	struct stmt *s;
	int rc = 0;

	if (!file_exists(site->data_db))
		return 0;
	if (!(db = db_open(site->data_db, DB_READ, e)))
		return -1;
	if (db_has_table(db, "file_report")) {
		s = db_prepare(db, SQL_SUMMARY_READ);
		if ((rc = stmt_step(s, e)) > 0) {
			*rejected = stmt_int(s, "rejected");
			say_counts(s, log, *rejected);
		}
	}
	db_close(db);
	return rc < 0 ? -1 : 0;
}

/* "letters/催款通知单/1-2-301.pdf" counts to "letters/催款通知单/"; a file with no such folder stands for itself. */
static size_t group_length(const char *path)
{
	const char *first = strchr(path, '/'), *second = first ? strchr(first + 1, '/') : NULL;

	return second ? (size_t)(second - path) + 1 : strlen(path);
}

static void say_documents(const char *folder, const struct stamp_file *files, size_t count, struct log *log)
{
	size_t same;

	log_say(log, LOG_INFO, "", "made", _("results: %s/"), folder);
	for (size_t i = 0; i < count; i += same) {
		size_t n = group_length(files[i].path);

		for (same = 1; i + same < count; same++)
			if (group_length(files[i + same].path) != n ||
			    strncmp(files[i].path, files[i + same].path, n) != 0)
				break;
		if (same > 1 || files[i].path[n - 1] == '/')
			log_say(log, LOG_INFO, "", "made", ngettext("  %.*s (%zu file)", "  %.*s (%zu files)", same),
				(int)n, files[i].path, same);
		else
			log_say(log, LOG_INFO, "", "made", "  %s", files[i].path);
	}
}

int summary_say(struct arena *a, const struct site *site, struct day as_of, struct log *log, int64_t *rejected,
		struct err *e)
{
	const char *figures = site_figures_db(site, as_of);
	struct stamp_file *files;
	struct db *db;
	size_t count;

	if (say_read(site, log, rejected, e) < 0)
		return -1;
	if (!file_exists(figures))
		return 0;
	if (!(db = db_open(figures, DB_READ, e)))
		return -1;
	files = stamp_files(a, db, NULL, NULL, &count, e);
	if (files && count)
		say_documents(site_day_folder(site, as_of), files, count, log);
	db_close(db);
	return files ? 0 : -1;
}
