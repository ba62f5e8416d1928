/* kefu form SOURCE: a blank workbook for a source of templates/sources, with its headings, drop-downs and checks. What is
 * filled in is read like any export. Zones come from what was read last, item codes from templates/items. */
#include <stdio.h>
#include <string.h>

#include "pipeline/base/file.h"
#include "pipeline/base/text.h"
#include "pipeline/commands/form.sql.h"
#include "pipeline/render/xlsx/form_xlsx.h"
#include "pipeline/rules/dimension.h"
#include "pipeline/rules/standard.h"
#include "pipeline/stage/declared.h"
#include "pipeline/stage/program.h"
#include "pipeline/store/db.h"

struct call {
	struct program_options common;
	const char *source, *output;
};

static const struct argp_option OPTIONS[] = {
	{ "output", 'o', "FILE", 0, "the workbook to make (default: the source's title, in this folder)", 0 },
	{ 0 },
};

static error_t parse_option(int key, char *value, struct argp_state *state)
{
	struct call *c = state->input;

	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = &c->common;
		return 0;
	case 'o':
		c->output = value;
		return 0;
	case ARGP_KEY_ARG:
		if (c->source)
			argp_error(state, _("one source at a time"));
		c->source = value;
		return 0;
	case ARGP_KEY_NO_ARGS:
		argp_error(state, _("which source? kefu form SOURCE"));
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

/* ---- which source: by its id or its title ---- */

static const struct source *find_source(struct arena *a, const struct source_set *set, const char *word, struct err *e)
{
	const char **words = arena_array(a, 2 * set->count + 1, sizeof *words), *near;

	for (size_t i = 0; i < set->count; i++) {
		words[2 * i] = set->sources[i].id;
		words[2 * i + 1] = set->sources[i].title;
		if (!strcmp(word, set->sources[i].id) || !strcmp(word, set->sources[i].title))
			return &set->sources[i];
	}
	near = text_nearest(word, words);
	if (near)
		err_set(e, ERR_USAGE, _("there is no source \"%s\"; did you mean \"%s\"?"), word, near);
	else
		err_set(e, ERR_USAGE, _("there is no source \"%s\"; they are listed in templates/sources"), word);
	return NULL;
}

/* ---- what may be written, in words ---- */

static const char *rule_of(struct arena *a, const struct source_column *c)
{
	switch (c->type) {
	case SOURCE_ID:
		return "编号，按文本填写（前面的 0 不会丢）";
	case SOURCE_PHONE:
		return "电话号码，按文本填写";
	case SOURCE_PLATE:
		return "车牌号";
	case SOURCE_ENUM:
	case SOURCE_BOOL:
		return "从下拉列表中选";
	case SOURCE_MONEY:
		return "金额（元），最多两位小数";
	case SOURCE_DECIMAL:
		return arena_printf(a, "数字，最多 %d 位小数", c->decimals);
	case SOURCE_INT:
		return "整数";
	case SOURCE_PERCENT:
		return "百分数，如 95% 或 0.95";
	case SOURCE_DATE:
		return "日期";
	case SOURCE_DATETIME:
		return "日期和时间；只有日期也可以";
	case SOURCE_MONTH:
		return "年月，如 2026-11";
	case SOURCE_MONTHS:
		return "年月，如 2026-11；多个月写 2026-10~2026-12";
	case SOURCE_ROOM:
		return "房号，如 1-2-301（楼栋-单元-房号）";
	case SOURCE_TEXT:
		break;
	}
	return "文字";
}

static const char *example_of(const struct source_column *c)
{
	switch (c->type) {
	case SOURCE_MONEY:
		return "1204.50";
	case SOURCE_DATE:
		return "2026-11-25";
	case SOURCE_DATETIME:
		return "2026-11-25 09:30";
	case SOURCE_MONTH:
	case SOURCE_MONTHS:
		return "2026-11";
	case SOURCE_ROOM:
		return "1-2-301";
	case SOURCE_PERCENT:
		return "95%";
	case SOURCE_PLATE:
		return "渝A12345";
	case SOURCE_INT:
		return "2";
	case SOURCE_ENUM:
		return c->word_count ? c->words[0].means : "";
	case SOURCE_BOOL:
		return "是";
	case SOURCE_TEXT:
	case SOURCE_ID:
	case SOURCE_PHONE:
	case SOURCE_DECIMAL:
		break;
	}
	return "";
}

static enum form_kind kind_of(enum source_type type)
{
	switch (type) {
	case SOURCE_MONEY:
	case SOURCE_DECIMAL:
	case SOURCE_INT:
		return FORM_NUMBER;
	case SOURCE_DATE:
		return FORM_DATE;
	case SOURCE_DATETIME:
		return FORM_DATETIME;
	case SOURCE_TEXT:
	case SOURCE_ID:
	case SOURCE_PHONE:
	case SOURCE_PLATE:
	case SOURCE_ENUM:
	case SOURCE_BOOL:
	case SOURCE_PERCENT:
	case SOURCE_MONTH:
	case SOURCE_MONTHS:
	case SOURCE_ROOM:
		break;
	}
	return FORM_TEXT;
}

/* ---- drop-downs ---- */

struct lists {
	struct form_word *zones, *items, *units, dimensions[DIMENSIONS];
	size_t zone_count, item_count, unit_count;
};

static int read_units(struct lists *l, struct arena *a, struct db *db, struct err *e)
{
	struct stmt *s = db_prepare(db, SQL_FORM_UNITS);
	size_t capacity = 0;
	int rc;

	while ((rc = stmt_step(s, e)) > 0) {
		l->units = arena_grow(a, l->units, l->unit_count, &capacity, sizeof *l->units);
		l->units[l->unit_count++] = (struct form_word){ arena_strdup(a, stmt_text(s, "unit")), NULL };
	}
	return rc;
}

/* None before the first night, or where no zones were dropped in. */
static int read_zones(struct lists *l, const struct site *site, struct err *e)
{
	struct db *db = file_exists(site->data_db) ? db_open(site->data_db, DB_READ, e) : NULL;
	size_t capacity = 0;
	struct stmt *s;
	int rc = 0;

	if (!db)
		return file_exists(site->data_db) ? -1 : 0;
	if (db_has_table(db, "zones")) {
		s = db_prepare(db, SQL_FORM_ZONES);
		while ((rc = stmt_step(s, e)) > 0) {
			l->zones = arena_grow(site->arena, l->zones, l->zone_count, &capacity, sizeof *l->zones);
			l->zones[l->zone_count++] = (struct form_word){ arena_strdup(site->arena, stmt_text(s, "zone")),
									arena_strdup(site->arena, stmt_text(s, "type")) };
		}
	}
	if (!rc && db_has_table(db, "zones") && db_has_table(db, "tickets"))
		rc = read_units(l, site->arena, db, e);
	db_close(db);
	return rc;
}

static int read_items(struct lists *l, const struct site *site, struct err *e)
{
	const char *const *paths = site_template_paths(site, "items", ".ini", e);
	struct standard *s = arena_alloc(site->arena, sizeof *s);

	for (; paths && *paths; paths++) {
		struct ini *ini = ini_load(site->arena, *paths, e);

		if (!ini || standard_add(site->arena, s, ini, e) < 0)
			return -1;
	}
	l->items = arena_array(site->arena, STANDARD_TYPES * STANDARD_ITEMS, sizeof *l->items);
	for (int kind = 0; kind < STANDARD_TYPES; kind++)
		for (int i = 0; i < s->tables[kind].count; i++)
			l->items[l->item_count++] =
			    (struct form_word){ s->tables[kind].items[i].code, s->tables[kind].items[i].name };
	return paths ? 0 : -1;
}

/* Each value once, in the order of the declaration. */
static void add_words(struct arena *a, struct form_column *out, const struct source_column *c)
{
	struct form_word *words = arena_array(a, c->word_count + 2, sizeof *words);

	if (c->type == SOURCE_BOOL) {
		words[0].word = "是";
		words[1].word = "否";
		out->word_count = 2;
	}
	for (size_t i = 0; c->type == SOURCE_ENUM && i < c->word_count; i++) {
		size_t k = 0;

		while (k < out->word_count && strcmp(words[k].word, c->words[i].means))
			k++;
		if (k == out->word_count)
			words[out->word_count++].word = c->words[i].means;
	}
	out->words = words;
}

/* The source's words first, then those that were read and are none of them. */
static void offer_words(struct arena *a, struct form_column *out, const struct source_column *c, const struct lists *l)
{
	struct form_word *words;
	size_t n = 0, k;

	while (c->offers[n])
		n++;
	words = arena_array(a, n + l->unit_count + 1, sizeof *words);
	for (size_t i = 0; i < n; i++)
		words[i].word = c->offers[i];
	out->word_count = n;
	for (size_t i = 0; !strcmp(c->key, "unit") && i < l->unit_count; i++) {
		for (k = 0; k < n && strcmp(words[k].word, l->units[i].word); k++)
			;
		if (k == n)
			words[out->word_count++] = l->units[i];
	}
	out->words = words;
	out->open = true;
}

static void offer(struct form_column *out, const struct lists *l, const struct source *s, const struct source_column *c)
{
	if (!strcmp(c->key, "zone") && strcmp(s->id, "zones")) {
		out->words = l->zones;
		out->word_count = l->zone_count;
		out->open = true;
	} else if (!strcmp(c->key, "item_code")) {
		out->words = l->items;
		out->word_count = l->item_count;
	} else if (!strcmp(c->key, "dimension")) {
		out->words = l->dimensions;
		out->word_count = DIMENSIONS;
	}
}

static struct form_column column_of(struct arena *a, const struct source *s, const struct source_column *c,
				    const struct lists *l, bool only_key)
{
	struct form_column out = { .title = c->title,
				   .kind = kind_of(c->type),
				   .decimals = c->type == SOURCE_MONEY ? 2 : c->decimals,
				   .money = c->type == SOURCE_MONEY,
				   .required = c->required,
				   .unique = c->is_key && only_key,
				   .example = example_of(c) };

	add_words(a, &out, c);
	if (c->offers)
		offer_words(a, &out, c, l);
	offer(&out, l, s, c);
	out.rule = arena_printf(a, "%s%s%s%s", c->required ? "必填。" : "", out.word_count ? "从下拉列表中选" : rule_of(a, c),
				out.open && out.word_count ? "，也可另填" : "", out.unique ? "；不得重复" : "");
	if (c->fallback)
		out.rule = arena_printf(a, "%s；不填即“%s”", out.rule, c->fallback);
	return out;
}

static int fill(struct arena *a, struct form *f, const struct site *site, const struct source *s, struct err *e)
{
	struct form_column *columns = arena_array(a, s->column_count + 1, sizeof *columns);
	struct lists *lists = arena_alloc(a, sizeof *lists);
	size_t keys = 0;

	if (read_zones(lists, site, e) < 0 || read_items(lists, site, e) < 0)
		return -1;
	for (int d = 0; d < DIMENSIONS; d++)
		lists->dimensions[d].word = dimension_title(d);
	for (size_t i = 0; i < s->column_count; i++)
		keys += s->columns[i].is_key;
	for (size_t i = 0; i < s->column_count; i++)
		columns[i] = column_of(a, s, &s->columns[i], lists, keys == 1);
	*f = (struct form){ s->title, columns, s->column_count };
	return 0;
}

static int make(struct arena *a, const struct call *c, struct err *e)
{
	struct site *site = site_open(a, c->common.site, e);
	struct source_set *set = site ? declared_sources(site, e) : NULL;
	const struct source *s = set ? find_source(a, set, c->source, e) : NULL;
	const char *path;
	struct form form;

	if (!s || fill(a, &form, site, s, e) < 0)
		return -1;
	path = c->output ? c->output : arena_printf(a, "%s.xlsx", s->title);
	if (form_xlsx_write(a, &form, path, e) < 0)
		return -1;
	if (!c->common.quiet)
		fprintf(stderr, _("%s: fill it in and drop it into inputs/\n"), path);
	return 0;
}

int main(int argc, char **argv)
{
	static const struct argp_child CHILDREN[] = { { &PROGRAM_ARGP, 0, NULL, 0 }, { 0 } };
	static const struct argp argp = { OPTIONS,  parse_option,
					  "SOURCE", "a blank workbook to fill in, for any source, with drop-downs and checks",
					  CHILDREN, NULL,
					  "kefu" };
	struct call c = { 0 };
	struct arena *a = arena_new();
	struct err e = { 0 };
	int rc;

	program_begin();
	program_parse(&argp, argc, argv, &c.common, &c);
	rc = make(a, &c, &e) < 0 ? program_fail(&e) : 0;
	arena_free(a);
	return rc;
}
