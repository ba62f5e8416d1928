#include "pipeline/stage/stage.h"

#include "pipeline/base/file.h"
#include "pipeline/render/letter_batch.h"
#include "pipeline/stage/declared.h"
#include "pipeline/stage/unit.h"

/* ---- template files ---- */

static struct letter_template *load(const struct site *site, struct arena *a, const char *id, struct err *e)
{
	struct site copy = *site;

	return letter_template_load(a, id, unit_letter_file, &copy, e);
}

/* ---- cards: what each folder's SQL reads ---- */

static int find_reads(struct unit_card *c, const struct letter_template *t, struct err *e)
{
	if (unit_read(c, t->rows.sql, t->rows.where, e) < 0 || (t->total.sql && unit_read(c, t->total.sql, t->total.where, e) < 0))
		return -1;
	for (size_t i = 0; i < t->query_count; i++)
		if (unit_read(c, t->queries[i].sql, t->queries[i].where, e) < 0)
			return -1;
	return 0;
}

static void fill_card(struct unit_card *c, const char *id)
{
	struct err mistake = { 0 };
	struct letter_template *t = load(c->site, c->arena, id, &mistake);

	if (!t)
		return;
	c->unit->makes[0] = arena_printf(c->arena, "files:letters/%s", t->title);
	unit_need_settings(c, t->settings);
	find_reads(c, t, &mistake);
}

/* One with a mistake counts, so that the mistake is told. */
static bool is_draft(const struct site *site, struct arena *a, const char *id)
{
	struct letter_template *t = load(site, a, id, &(struct err){ 0 });

	return !t || t->drafts;
}

static void keep_drafts(const struct site *site, struct arena *a, struct stage_unit *units, size_t *count)
{
	size_t n = 0;

	for (size_t i = 0; i < *count; i++)
		if (is_draft(site, a, units[i].name))
			units[n++] = units[i];
	*count = n;
}

static int units(const struct site *site, struct arena *a, struct stage_unit **out, size_t *count, struct err *e)
{
	struct db *schema = declared_schema(site, e);
	int rc = -1;

	if (schema && letter_rows_table(schema, e) == 0)
		rc = unit_list(site, a, schema, "letters", "letter.ini", fill_card, out, count, e);
	if (rc == 0)
		keep_drafts(site, a, *out, count);
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
	if (!t || picture_load(r->arena, site_named(r->site, settings_text(r->settings, "seal.image")), &t->seal, e) < 0 ||
	    file_make_folders(b.folder, e) < 0)
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
