#include "pipeline/stage/stage.h"

#include <unistd.h>

#include "pipeline/base/file.h"
#include "pipeline/render/letter_batch.h"
#include "pipeline/stage/unit.h"
#include "pipeline/store/letter_copy.h"

static void progress(void *user, int64_t done, int64_t total)
{
	stage_progress(user, done, total);
}

/* The volumes of one template. `kind` NULL: of all letters, as delivery slips are. */
static int write_volumes(struct stage_run *r, struct db *work, const char *id, const char *kind, struct err *e)
{
	const struct letter_pick pick = { "issued", kind, r->as_of, 0 };
	struct letter_batch b = { .as_of = r->as_of, .folder = arena_printf(r->arena, "%s/issued", r->files),
				  .without_singles = true, .progress = progress, .user = r };
	struct site copy = *r->site;
	struct letter_template *t;
	int64_t count;
	int rc;

	if (letter_copy(r->ledger, work, &pick, &count, e) < 0)
		return -1;
	if (!count)
		return 0;
	if (!(t = letter_template_load(r->arena, id, unit_letter_file, &copy, e)) ||
	    picture_load(r->arena, site_named(r->site, settings_text(r->settings, "seal.image")), &t->seal, e) < 0 ||
	    file_make_folders(b.folder, e) < 0 || !(b.rows = letter_rows_open(r->arena, work, t, r->settings, r->as_of, e)))
		return -1;
	b.template = t;
	rc = letter_batch_write(&b, e);
	letter_rows_close(b.rows);
	return rc;
}

static int write_all(struct stage_run *r, struct db *work, struct err *e)
{
	const char *const *kinds = letter_templates(r->ledger, r->arena, r->as_of, e);

	for (; kinds && *kinds; kinds++)
		if (write_volumes(r, work, *kinds, *kinds, e) < 0)
			return -1;
	return !kinds ? -1 : write_volumes(r, work, "delivery_slip", NULL, e);
}

/* The letters' tables stand in a database beside the private folder, which goes with the run. */
static int run(struct stage_run *r, struct err *e)
{
	const char *path = arena_printf(r->arena, "%s.db", r->files);
	struct db *work;
	int rc;

	if (unlink(path) < 0 && file_exists(path))
		return err_errno(e, "%s", path);
	if (!(work = db_open(path, DB_WRITE, e)))
		return -1;
	rc = write_all(r, work, e);
	db_close(work);
	unlink(path);
	return rc;
}

const struct stage STAGE = {
	.about = "issued letters of the day: to print, with their slips of delivery",
	.needs = { "as-of", "ledger:letter", "dir:templates/letters", "setting:project", "setting:account", "setting:letter",
		   "setting:penalty", "setting:seal" },
	.makes = { "files:issued" },
	.run = run,
};
