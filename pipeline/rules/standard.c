#include "pipeline/rules/standard.h"

#include <string.h>

#include "pipeline/base/fen.h"

static const char *const TYPES[STANDARD_TYPES] = { "保洁", "绿化", "楼层", "装修" };

const char *standard_type_name(enum standard_type type)
{
	return TYPES[type];
}

int standard_type_of(const char *name)
{
	for (int i = 0; i < STANDARD_TYPES; i++)
		if (!strcmp(TYPES[i], name))
			return i;
	return -1;
}

int standard_find(const struct standard_table *t, const char *code)
{
	for (int i = 0; i < t->count; i++)
		if (!strcmp(t->items[i].code, code))
			return i;
	return -1;
}

/* ---- one file ---- */

struct reading {
	struct arena *arena;
	struct standard *standard;
	struct standard_table *table; /* NULL until the type is known */
	const struct ini *ini;
};

/* Points are written as money is: at most two decimals. */
static bool points(const char *text, int64_t *hundredths)
{
	struct fen f;

	if (!fen_parse(text, &f) || !fen_positive(f))
		return false;
	*hundredths = fen_count(f);
	return true;
}

static int read_type(struct reading *r, const struct ini_entry *at, struct err *e)
{
	int type = standard_type_of(at->value);

	if (type < 0)
		return ini_refuse(r->ini, at, e, _("type is 保洁, 绿化, 楼层 or 装修, not %s"), at->value);
	if (r->table)
		return ini_refuse(r->ini, at, e, _("a file holds one table"));
	r->table = &r->standard->tables[type];
	if (r->table->path)
		return ini_refuse(r->ini, at, e, _("%s has its table in %s already"), at->value, r->table->path);
	r->table->path = r->ini->path;
	return 0;
}

static int read_table(struct reading *r, const struct ini_entry *at, struct err *e)
{
	if (!strcmp(at->key, "type"))
		return read_type(r, at, e);
	if (strcmp(at->key, "title"))
		return ini_refuse(r->ini, at, e, _("[table] has type and title, no %s"), at->key);
	if (!r->table)
		return ini_refuse(r->ini, at, e, _("type comes first"));
	r->table->title = at->value;
	return 0;
}

static int new_item(struct reading *r, const struct ini_entry *at, const char *code, struct err *e)
{
	for (int i = 0; i < STANDARD_TYPES; i++)
		if (standard_find(&r->standard->tables[i], code) >= 0)
			return ini_refuse(r->ini, at, e, _("item %s is there twice"), code);
	if (r->table->count == STANDARD_ITEMS)
		return ini_refuse(r->ini, at, e, _("a table has at most %d items"), STANDARD_ITEMS);
	r->table->items[r->table->count++] =
	    (struct standard_item){ .code = code, .name = "", .text = "", .deduction = "" };
	return 0;
}

/* `points` lists what single findings cost, only so that none of them can be more than the item weighs. */
static int read_points(struct reading *r, const struct standard_item *item, const struct ini_entry *at, struct err *e)
{
	const char *const *list = ini_list(r->arena, at->value);
	int64_t most;

	for (; *list; list++)
		if (!points(*list, &most))
			return ini_refuse(r->ini, at, e, _("no points: %s"), *list);
		else if (!item->weight || most > item->weight)
			return ini_refuse(r->ini, at, e, _("item %s: a finding of %s takes more than the item weighs"),
					  item->code, *list);
	return 0;
}

static int read_item(struct reading *r, const struct ini_entry *at, struct err *e)
{
	struct standard_item *item = &r->table->items[r->table->count - 1];

	if (!strcmp(at->key, "name"))
		item->name = at->value;
	else if (!strcmp(at->key, "standard"))
		item->text = *item->text ? arena_printf(r->arena, "%s%s", item->text, at->value) : at->value;
	else if (!strcmp(at->key, "deduction"))
		item->deduction = at->value;
	else if (!strcmp(at->key, "points"))
		return read_points(r, item, at, e);
	else if (!strcmp(at->key, "veto") && (!strcmp(at->value, "yes") || !strcmp(at->value, "no")))
		item->veto = !strcmp(at->value, "yes");
	else if (strcmp(at->key, "weight"))
		return ini_refuse(
		    r->ini, at, e,
		    _("an item has name, weight, points, deduction, standard and veto = yes; not %s = %s"), at->key,
		    at->value);
	else if (item->weight)
		return ini_refuse(r->ini, at, e, _("item %s is there twice"), item->code);
	else if (!points(at->value, &item->weight))
		return ini_refuse(r->ini, at, e, _("weight is a number of points, not %s"), at->value);
	return 0;
}

static int read_entry(struct reading *r, const struct ini_entry *at, const char **section, struct err *e)
{
	if (!strcmp(at->section, "table"))
		return read_table(r, at, e);
	if (strncmp(at->section, "item ", 5) || !at->section[5])
		return ini_refuse(r->ini, at, e, _("sections are [table] and [item CODE]"));
	if (!r->table)
		return ini_refuse(r->ini, at, e, _("[table] comes first"));
	if (!*section || strcmp(*section, at->section))
		if (new_item(r, at, at->section + 5, e) < 0)
			return -1;
	*section = at->section;
	return read_item(r, at, e);
}

static int check_sum(const struct reading *r, struct err *e)
{
	char sum_text[FEN_TEXT];
	int64_t sum = 0;

	if (!r->table || !r->table->count)
		return err_set(e, ERR_CONFIG, _("%s: no item in it"), r->ini->path);
	for (int i = 0; i < r->table->count; i++) {
		if (!r->table->items[i].weight)
			return err_set(e, ERR_CONFIG, _("%s: item %s has no weight"), r->ini->path,
				       r->table->items[i].code);
		sum += r->table->items[i].weight;
	}
	if (sum != STANDARD_WHOLE)
		return err_set(e, ERR_CONFIG, _("%s:%d: the weights add up to %s, not to 100"), r->ini->path,
			       r->ini->entries[r->ini->count - 1].line, fen_text(fen_of(sum), sum_text));
	return 0;
}

int standard_add(struct arena *a, struct standard *s, const struct ini *ini, struct err *e)
{
	struct reading r = { .arena = a, .standard = s, .ini = ini };
	const char *section = NULL;

	for (size_t i = 0; i < ini->count; i++)
		if (read_entry(&r, &ini->entries[i], &section, e) < 0)
			return -1;
	return check_sum(&r, e);
}

int standard_complete(const struct standard *s, struct err *e)
{
	for (int i = 0; i < STANDARD_TYPES; i++)
		if (!s->tables[i].path)
			return err_set(e, ERR_CONFIG, _("templates/items has no table for %s"), TYPES[i]);
	return 0;
}
