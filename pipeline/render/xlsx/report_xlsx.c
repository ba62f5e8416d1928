#include "pipeline/render/xlsx/report_xlsx.h"

#include <string.h>
#include <sys/stat.h>

#include "pipeline/base/file.h"
#include "pipeline/render/xlsx/book.h"

#define SECONDS_A_DAY 86400

int book_fail(lxw_error code, struct err *e)
{
	enum err_kind kind = code == LXW_ERROR_CREATING_XLSX_FILE || code == LXW_ERROR_CREATING_TMPFILE ||
				     code == LXW_ERROR_READING_TMPFILE || code == LXW_ERROR_MEMORY_MALLOC_FAILED ||
				     (code >= LXW_ERROR_ZIP_FILE_OPERATION && code <= LXW_ERROR_ZIP_CLOSE)
				 ? ERR_SYSTEM
				 : ERR_BUG;

	return err_set(e, kind, _("writing the workbook: %s"), lxw_strerror(code));
}

struct book_tab *book_tab_add(struct book *b, const char *name, const struct report_sheet *sheet, size_t columns, struct err *e)
{
	lxw_error code = workbook_validate_sheet_name(b->xlsx, name);
	struct book_tab *t;

	if (code != LXW_NO_ERROR) {
		err_set(e, ERR_CONFIG, _("%s: a sheet cannot be called \"%s\": %s"), b->report->path, name, lxw_strerror(code));
		return NULL;
	}
	b->tabs = arena_grow(b->arena, b->tabs, b->tab_count, &b->tab_capacity, sizeof *b->tabs);
	t = &b->tabs[b->tab_count++];
	*t = (struct book_tab){ .sheet = sheet, .name = name, .widths = arena_array(b->arena, columns, sizeof *t->widths) };
	t->ws = workbook_add_worksheet(b->xlsx, name);
	if (!t->ws)
		book_fail(LXW_ERROR_CREATING_TMPFILE, e);
	return t->ws ? t : NULL;
}

/* `created` is the day itself: the one clock that the bytes may know. */
static void set_properties(struct book *b)
{
	char *title = arena_strdup(b->arena, b->report->title), *company = arena_strdup(b->arena, b->project);
	lxw_doc_properties p = { .title = title, .company = company, .author = (char[]){ "kefu" } };

	p.created = (time_t)day_count(b->as_of) * SECONDS_A_DAY;
	workbook_set_properties(b->xlsx, &p);
}

static int write_all(struct book *b, struct err *e)
{
	set_properties(b);
	for (size_t i = 0; i < b->report->sheet_count; i++)
		if (!b->report->sheets[i].rejected && book_sheet_write(b, &b->report->sheets[i], e) < 0)
			return -1;
	if (book_charts_add(b, e) < 0)
		return -1;
	return book_origin_write(b, e);
}

static int close_book(struct book *b, int rc, struct err *e)
{
	lxw_error code = workbook_close(b->xlsx);

	b->xlsx = NULL;
	return rc < 0 ? -1 : code != LXW_NO_ERROR ? book_fail(code, e) : 0;
}

static int write_book(struct book *b, const char *path, const char *tmpdir, struct err *e)
{
	lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = arena_strdup(b->arena, tmpdir) };

	b->xlsx = workbook_new_opt(path, &options);
	if (!b->xlsx)
		return err_set(e, ERR_SYSTEM, _("%s: no memory for a workbook"), path);
	return close_book(b, write_all(b, e), e);
}

int report_xlsx_write(struct arena *a, struct db *db, const struct report *r, struct day as_of,
		      const struct settings *settings, const char *path, struct err *e)
{
	struct book b = { .arena = a, .db = db, .report = r, .settings = settings, .as_of = as_of, .project = "" };
	const char *tmpdir = arena_printf(a, "%s.parts", path); /* a missing one would silently be /tmp */
	int rc = -1;

	if (settings)
		b.project = settings_text(settings, "project.name");
	if (file_make_folders(tmpdir, e) < 0)
		return -1;
	if (write_book(&b, path, tmpdir, e) < 0)
		err_within(e, "%s", r->file);
	else if (chmod(path, 0600) < 0)
		err_errno(e, "%s", path);
	else
		rc = book_check(&b, path, e);
	if (file_remove_tree(tmpdir, rc < 0 ? &(struct err){ 0 } : e) < 0)
		return -1;
	return rc;
}
