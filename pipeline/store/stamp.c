#include "pipeline/store/stamp.h"

#include <string.h>

#include "pipeline/store/stamp.sql.h"

static void bind_unit(struct stmt *s, const char *stage, const char *unit)
{
	stmt_bind_text(s, "stage", stage);
	stmt_bind_text(s, "unit", unit);
}

static int there(struct db *db, struct err *e)
{
	struct stmt *s = db_prepare(db, SQL_STAMP_THERE);
	int rc = stmt_step(s, e);

	stmt_end(s);
	return rc;
}

int stamp_get(struct arena *a, struct db *db, struct stamp *stamp, struct err *e)
{
	struct stmt *s;
	int rc = there(db, e);

	if (rc <= 0)
		return rc;
	s = db_prepare(db, SQL_STAMP_GET);
	bind_unit(s, stamp->stage, stamp->unit);
	if ((rc = stmt_step(s, e)) > 0) {
		stamp->fingerprint = arena_strdup(a, stmt_text(s, "fingerprint"));
		stamp->ledger = arena_strdup(a, stmt_text(s, "ledger"));
		stamp->parts = arena_strdup(a, stmt_text(s, "parts"));
	}
	stmt_end(s);
	return rc;
}

struct stamp_file *stamp_files(struct arena *a, struct db *db, const char *stage, const char *unit, size_t *count,
			       struct err *e)
{
	struct stamp_file *list = arena_alloc(a, sizeof *list);
	size_t capacity = 1;
	struct stmt *s;
	int rc = there(db, e);

	*count = 0;
	if (rc <= 0)
		return rc < 0 ? NULL : list;
	s = db_prepare(db, stage ? SQL_STAMP_FILES : SQL_STAMP_ALL_FILES);
	if (stage)
		bind_unit(s, stage, unit);
	while ((rc = stmt_step(s, e)) > 0) {
		list = arena_grow(a, list, *count, &capacity, sizeof *list);
		list[(*count)++] = (struct stamp_file){ arena_strdup(a, stmt_text(s, "path")),
							arena_strdup(a, stmt_text(s, "digest")), stmt_int(s, "size") };
	}
	stmt_end(s);
	return rc < 0 ? NULL : list;
}

/* "letters/催款通知单/1-2-301.pdf" -> "letters/催款通知单/"; a file with no such folder -> "\1", which begins no path.
 */
static const char *own_folder(struct arena *a, const char *path)
{
	const char *first = strchr(path, '/'), *second = first ? strchr(first + 1, '/') : NULL;

	return second ? arena_strndup(a, path, (size_t)(second - path) + 1) : "\1";
}

static int refuse_second_maker(struct arena *a, struct db *db, const struct stamp *stamp, const char *path,
			       struct err *e)
{
	struct stmt *s = db_prepare(db, SQL_STAMP_OTHER_MAKER);
	int rc;

	bind_unit(s, stamp->stage, stamp->unit);
	stmt_bind_text(s, "path", path);
	stmt_bind_text(s, "folder", own_folder(a, path));
	if ((rc = stmt_step(s, e)) > 0)
		rc = err_set(e, ERR_CONFIG, _("%s is made by %s %s already, and by %s %s"), path, stmt_text(s, "stage"),
			     stmt_text(s, "unit"), stamp->stage, stamp->unit);
	stmt_end(s);
	return rc;
}

static int put_files(struct arena *a, struct db *db, const struct stamp *stamp, const struct stamp_file *files,
		     size_t count, struct err *e)
{
	struct stmt *forget = db_prepare(db, SQL_STAMP_FORGET_FILES), *add = db_prepare(db, SQL_STAMP_ADD_FILE);
	const char *folder = NULL;

	bind_unit(forget, stamp->stage, stamp->unit);
	bind_unit(add, stamp->stage, stamp->unit);
	if (stmt_exec(forget, e) < 0)
		return -1;
	for (size_t i = 0; i < count; i++) {
		/* a thousand letters of one folder are one question */
		if (!folder || *folder == '\1' || strncmp(files[i].path, folder, strlen(folder)) != 0) {
			if (refuse_second_maker(a, db, stamp, files[i].path, e) < 0)
				return -1;
			folder = own_folder(a, files[i].path);
		}
		stmt_bind_text(add, "path", files[i].path);
		stmt_bind_text(add, "digest", files[i].digest);
		stmt_bind_int(add, "size", files[i].size);
		if (stmt_exec(add, e) < 0)
			return -1;
	}
	stmt_end(forget);
	stmt_end(add);
	return 0;
}

int stamp_put(struct arena *a, struct db *db, const struct stamp *stamp, const struct stamp_file *files, size_t count,
	      struct err *e)
{
	struct stmt *s;
	int rc;

	if (db_run(db, SQL_STAMP_TABLES, e) < 0 || put_files(a, db, stamp, files, count, e) < 0)
		return -1;
	s = db_prepare(db, SQL_STAMP_PUT);
	bind_unit(s, stamp->stage, stamp->unit);
	stmt_bind_text(s, "fingerprint", stamp->fingerprint);
	stmt_bind_text(s, "ledger", stamp->ledger);
	stmt_bind_text(s, "parts", stamp->parts);
	rc = stmt_exec(s, e);
	stmt_end(s);
	return rc;
}
