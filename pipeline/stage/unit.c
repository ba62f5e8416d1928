#include "pipeline/stage/unit.h"

#include <string.h>

#include "pipeline/stage/program.h"
#include "pipeline/store/schema.h"

void unit_need(struct unit_card *c, const char *word)
{
	for (size_t i = 0; i < c->needs; i++)
		if (!strcmp(c->unit->needs[i], word))
			return;
	c->full = c->needs + 1 >= sizeof c->unit->needs / sizeof *c->unit->needs;
	if (!c->full)
		c->unit->needs[c->needs++] = word;
}

void unit_need_settings(struct unit_card *c, const char *const *sections)
{
	for (; *sections; sections++)
		unit_need(c, arena_printf(c->arena, "setting:%s", *sections));
}

static void add_table(void *user, const char *table)
{
	struct unit_card *c = user;

	if (schema_figure(table))
		unit_need(c, arena_printf(c->arena, "table:%s", table));
}

int unit_read(struct unit_card *c, const char *sql, const char *where, struct err *e)
{
	struct stmt *s = db_prepare_template(c->schema, sql, add_table, c, e);

	if (!s)
		return err_within(e, "%s", where);
	stmt_end(s);
	return 0;
}

const char *unit_file(const struct site *site, const char *kind, const char *id, const char *name)
{
	return site_template(site, arena_printf(site->arena, "%s/%s/%s", kind, id, name));
}

const char *unit_letter_file(void *user, const char *letter, const char *name)
{
	return unit_file(user, "letters", letter, name);
}

const char *unit_report_file(void *user, const char *report, const char *name)
{
	return unit_file(user, "reports", report, name);
}

int unit_check(const struct site *site, const char *kind, const char *what, const char *id, struct err *e)
{
	const char *const *names = site_template_names(site, kind, e);

	for (size_t i = 0; names && names[i]; i++)
		if (!strcmp(names[i], id))
			return 0;
	return names ? program_unknown(what, id, names, e) : -1;
}

/* What every document depends on: the day, all rows, its own folder. */
static int make_card(struct unit_card *c, const char *kind, const char *id, unit_filler *fill, struct err *e)
{
	const char *folder = arena_printf(c->arena, "templates/%s/%s", kind, id);

	c->unit->name = id;
	unit_need(c, "as-of");
	unit_need(c, "source:*");
	unit_need(c, arena_printf(c->arena, "dir:%s", folder));
	fill(c, id);
	return c->full ? err_set(e, ERR_CONFIG, _("%s: reads more tables than a card can hold"), folder) : 0;
}

int unit_list(const struct site *site, struct arena *a, struct db *schema, const char *kind, const char *mark, unit_filler *fill,
	      struct stage_unit **out, size_t *count, struct err *e)
{
	const char *const *ids = site_template_names(site, kind, e);
	size_t n = 0;

	if (!ids)
		return -1;
	while (ids[n])
		n++;
	*out = arena_array(a, n + 1, sizeof **out);
	for (*count = 0; *ids; ids++) {
		struct unit_card c = { a, site, schema, &(*out)[*count], 0, false };

		if (!unit_file(site, kind, *ids, mark))
			continue;
		if (make_card(&c, kind, *ids, fill, e) < 0)
			return -1;
		++*count;
	}
	return 0;
}
