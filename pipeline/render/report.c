#include "pipeline/render/report.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/file.h"
#include "pipeline/base/ini.h"
#include "pipeline/base/settings.h"
#include "pipeline/base/text.h"
#include "pipeline/render/report_column.h"

#define TAB_CHARACTERS 31 /* what Excel allows a sheet's name */

struct loading {
	struct arena *arena;
	struct ini *ini;
	struct report *report;
	report_finder *find;
	void *user;
	struct err *e;
};

static const char *const REPORT_KEYS[] = { "title", "file", "sheets", "settings", "sources", "origin", "sign", NULL };
static const char *const SHEET_KEYS[] = { "title", "sql", "rows", "empty", "note", "tabs", "columns", NULL };
static const char *const CHART_KEYS[] = { "sheet", "title", "type", "categories", "values", "from", "rows", NULL };
static const char *const CHART_TYPES[] = { [CHART_COLUMN] = "column",
					   [CHART_BAR] = "bar",
					   [CHART_LINE] = "line",
					   [CHART_PIE] = "pie",
					   [CHART_STACKED_COLUMN] = "stacked_column",
					   [CHART_STACKED_BAR] = "stacked_bar",
					   NULL };

/* ---- reading the ini ---- */

static const struct ini_entry *entry(const struct loading *l, const char *section, const char *key)
{
	for (size_t i = 0; i < l->ini->count; i++)
		if (!strcmp(l->ini->entries[i].section, section) && (!key || !strcmp(l->ini->entries[i].key, key)))
			return &l->ini->entries[i];
	return NULL;
}

static const char *value(const struct loading *l, const char *section, const char *key)
{
	const struct ini_entry *at = entry(l, section, key);

	return at && *at->value ? at->value : NULL;
}

/* The entries of section/key, indented lines too; NULL-terminated. */
static const struct ini_entry **lines(const struct loading *l, const char *section, const char *key)
{
	const struct ini_entry **list = NULL;
	size_t count = 0, capacity = 0;

	for (size_t i = 0; i < l->ini->count; i++) {
		const struct ini_entry *at = &l->ini->entries[i];

		if (strcmp(at->section, section) || strcmp(at->key, key) || !*at->value)
			continue;
		list = arena_grow(l->arena, list, count + 1, &capacity, sizeof *list);
		list[count++] = at;
	}
	list = arena_grow(l->arena, list, count + 1, &capacity, sizeof *list);
	list[count] = NULL;
	return list;
}

/* The words of a list that may go on in indented lines. */
static const char *const *words(const struct loading *l, const char *section, const char *key)
{
	const char **list = NULL;
	size_t count = 0, capacity = 0;

	for (const struct ini_entry **at = lines(l, section, key); *at; at++)
		for (const char *const *w = ini_list(l->arena, (*at)->value); *w; w++) {
			list = arena_grow(l->arena, list, count + 1, &capacity, sizeof *list);
			list[count++] = *w;
		}
	list = arena_grow(l->arena, list, count + 1, &capacity, sizeof *list);
	list[count] = NULL;
	return list;
}

static int unknown_word(const struct loading *l, const struct ini_entry *at, const char *word, const char *const *known)
{
	const char *near = text_nearest(word, known);

	if (near)
		return ini_refuse(l->ini, at, l->e, _("\"%s\" is not known here; did you mean \"%s\"?"), word, near);
	return ini_refuse(l->ini, at, l->e, _("\"%s\" is not known here"), word);
}

static bool among(const char *word, const char *const *list)
{
	while (*list && strcmp(*list, word))
		list++;
	return *list != NULL;
}

static int check_keys(const struct loading *l)
{
	static const char *const sections[] = { "report", "sheet", "chart", NULL };

	for (size_t i = 0; i < l->ini->count; i++) {
		const struct ini_entry *at = &l->ini->entries[i];
		const char *const *known = !strcmp(at->section, "report")	  ? REPORT_KEYS
					   : !strncmp(at->section, "sheet ", 6) ? SHEET_KEYS
					   : !strncmp(at->section, "chart ", 6) ? CHART_KEYS
										 : NULL;
		if (!known)
			return unknown_word(l, at, at->section, sections);
		if (!among(at->key, known))
			return unknown_word(l, at, at->key, known);
	}
	return 0;
}

/* ---- the SQL files ---- */

/* Order never comes by chance, so every SELECT says it. */
static const char *load_sql(const struct loading *l, const struct ini_entry *at, const char *name, const char **path)
{
	const char *sql;
	size_t size, bad;

	if (strchr(name, '/') || !(*path = l->find(l->user, l->report->id, name))) {
		ini_refuse(l->ini, at, l->e, _("there is no file \"%s\" in this folder"), name);
		return NULL;
	}
	if (!(sql = file_read(l->arena, *path, &size, l->e)))
		return NULL;
	if (!text_valid(sql, size, &bad) || strlen(sql) != size)
		err_set(l->e, ERR_CONFIG, _("%s: not UTF-8 text; save it as UTF-8"), *path);
	else if (!strcasestr(sql, "ORDER BY"))
		err_set(l->e, ERR_CONFIG, _("%s: without ORDER BY the order of the rows would come by chance"), *path);
	else
		return sql;
	return NULL;
}

/* ---- sheets ---- */

static int count_characters(const char *s)
{
	const char *end = s + strlen(s);
	int n = 0;

	while (s < end && text_next(&s, end))
		n++;
	return n;
}

static int check_tab(const struct loading *l, const struct ini_entry *at, const char *title)
{
	if (title[strcspn(title, "[]:*?/\\")] || title[0] == '\'' || count_characters(title) > TAB_CHARACTERS)
		return ini_refuse(l->ini, at, l->e, _("a sheet's title has at most 31 characters and none of [ ] : * ? / \\"));
	return 0;
}

static int add_column(const struct loading *l, struct report_sheet *s, struct report_column *columns,
		      const struct ini_entry *at)
{
	struct report_column *c = &columns[s->column_count];

	if (report_column_parse(l->arena, l->ini, at, c, l->e) < 0)
		return -1;
	for (size_t i = 0; i < s->column_count; i++)
		if (!strcmp(columns[i].title, c->title))
			return ini_refuse(l->ini, at, l->e, _("the heading \"%s\" stands here twice"), c->title);
	if (!c->book && s->shown < s->column_count)
		return ini_refuse(l->ini, at, l->e, _("columns that only the workbook has stand after all others"));
	s->column_count++;
	s->shown += !c->book;
	return 0;
}

static int load_columns(const struct loading *l, const char *section, struct report_sheet *s)
{
	const struct ini_entry **at = lines(l, section, "columns");
	struct report_column *columns;
	size_t n = 0;

	while (at[n])
		n++;
	columns = arena_array(l->arena, n + 1, sizeof *columns);
	s->columns = columns;
	for (size_t i = 0; i < n; i++)
		if (add_column(l, s, columns, at[i]) < 0)
			return -1;
	if (!s->shown)
		return ini_refuse(l->ini, entry(l, section, NULL), l->e, _("the sheet has no columns"));
	return 0;
}

static const char *const *note_lines(const struct loading *l, const char *section)
{
	const struct ini_entry **at = lines(l, section, "note");
	const char **notes;
	size_t n = 0;

	while (at[n])
		n++;
	notes = arena_array(l->arena, n + 1, sizeof *notes);
	for (size_t i = 0; i < n; i++)
		notes[i] = at[i]->value;
	return notes;
}

static int find_heading(const struct loading *l, const struct ini_entry *at, const struct report_sheet *s, const char *title,
			size_t *out)
{
	for (size_t i = 0; i < s->column_count; i++)
		if (!strcmp(s->columns[i].title, title)) {
			*out = i;
			return 0;
		}
	return ini_refuse(l->ini, at, l->e, _("the sheet \"%s\" has no heading \"%s\""), s->id, title);
}

/* `tabs = HEADING when SETTING` */
static int load_tabs(const struct loading *l, const char *section, struct report_sheet *s)
{
	const struct ini_entry *at = entry(l, section, "tabs");
	const char *when = at ? strstr(at->value, " when ") : NULL, *heading;

	if (!at)
		return 0;
	if (!when || !settings_is_flag(when + strlen(" when ")))
		return ini_refuse(l->ini, at, l->e, _("tabs are HEADING when SETTING, a setting that is true or false"));
	heading = arena_strndup(l->arena, at->value, (size_t)(when - at->value));
	s->tabs_when = arena_strdup(l->arena, when + strlen(" when "));
	return find_heading(l, at, s, heading, &s->tabs);
}

static int load_sheet(const struct loading *l, const char *id, struct report_sheet *s)
{
	const char *section = arena_printf(l->arena, "sheet %s", id), *rows = value(l, section, "rows");
	const struct ini_entry *at = entry(l, section, "sql") ? entry(l, section, "sql") : entry(l, section, NULL);

	s->id = id;
	if (!at)
		return ini_refuse(l->ini, entry(l, "report", "sheets"), l->e, _("there is no [sheet %s]"), id);
	s->title = value(l, section, "title") ? value(l, section, "title") : id;
	s->empty = value(l, section, "empty");
	s->notes = note_lines(l, section);
	if (rows && strcmp(rows, "rejected"))
		return ini_refuse(l->ini, entry(l, section, "rows"), l->e, _("rows can only be \"rejected\""));
	s->rejected = rows != NULL;
	if (s->rejected)
		return 0;
	if (check_tab(l, at, s->title) < 0)
		return -1;
	if (!(s->sql = load_sql(l, at, value(l, section, "sql") ? value(l, section, "sql") : arena_printf(l->arena, "%s.sql", id),
				&s->sql_path)))
		return -1;
	return load_columns(l, section, s) < 0 ? -1 : load_tabs(l, section, s);
}

static int load_sheets(const struct loading *l)
{
	const char *const *ids = words(l, "report", "sheets");
	struct report_sheet *sheets;
	size_t n = 0;

	while (ids[n])
		n++;
	if (!n)
		return ini_refuse(l->ini, entry(l, "report", NULL), l->e, _("the report has no sheets"));
	sheets = arena_array(l->arena, n, sizeof *sheets);
	for (size_t i = 0; i < n; i++) {
		if (load_sheet(l, ids[i], &sheets[i]) < 0)
			return -1;
		if (sheets[i].rejected && i + 1 < n)
			return ini_refuse(l->ini, entry(l, "report", "sheets"), l->e,
					  _("\"%s\" becomes a sheet for each source: it must be the last"), ids[i]);
		for (size_t k = 0; k < i; k++)
			if (!strcmp(sheets[k].id, ids[i]) || !strcmp(sheets[k].title, sheets[i].title))
				return ini_refuse(l->ini, entry(l, "report", "sheets"), l->e,
						  _("two sheets are called \"%s\""), sheets[i].title);
	}
	l->report->sheets = sheets;
	l->report->sheet_count = n;
	return 0;
}

/* ---- charts ---- */

static int find_sheet(const struct loading *l, const char *section, const char *key, size_t *out)
{
	const char *id = value(l, section, key);

	for (size_t i = 0; id && i < l->report->sheet_count; i++)
		if (!strcmp(l->report->sheets[i].id, id) && !l->report->sheets[i].rejected) {
			*out = i;
			return 0;
		}
	return ini_refuse(l->ini, entry(l, section, key) ? entry(l, section, key) : entry(l, section, NULL), l->e,
			  _("the chart's sheet \"%s\" is none of this report's"), id ? id : "");
}

static int find_column(const struct loading *l, const struct ini_entry *at, size_t sheet, const char *title, size_t *out)
{
	return find_heading(l, at, &l->report->sheets[sheet], title, out);
}

static int chart_values(const struct loading *l, const char *section, struct report_chart *c)
{
	const char *const *titles = words(l, section, "values");
	const struct ini_entry *at = entry(l, section, "values");
	size_t *values, n = 0;

	while (titles[n])
		n++;
	if (!n)
		return ini_refuse(l->ini, entry(l, section, NULL), l->e, _("a chart needs values"));
	values = arena_array(l->arena, n, sizeof *values);
	for (size_t i = 0; i < n; i++) {
		if (find_column(l, at, c->from, titles[i], &values[i]) < 0)
			return -1;
		if (c->total && (!l->report->sheets[c->from].columns[values[i]].sum || (i && values[i] != values[i - 1] + 1)))
			return ini_refuse(l->ini, at, l->e, _("rows = total wants columns side by side that are added up"));
	}
	c->values = values;
	c->value_count = n;
	return 0;
}

static int chart_rows(const struct loading *l, const char *section, struct report_chart *c)
{
	const char *rows = value(l, section, "rows");
	char *end;

	if (!rows || !strcmp(rows, "all"))
		return 0;
	c->total = !strcmp(rows, "total");
	if (c->total)
		return 0;
	c->first = !strncmp(rows, "first ", 6) ? (size_t)strtoul(rows + 6, &end, 10) : 0;
	if (!c->first || *end || c->first > 1000)
		return ini_refuse(l->ini, entry(l, section, "rows"), l->e, _("rows are all, total, or first 10"));
	return 0;
}

static int load_chart(const struct loading *l, const char *section, struct report_chart *c)
{
	const char *type = value(l, section, "type"), *categories = value(l, section, "categories");
	size_t k = 0;

	while (CHART_TYPES[k] && strcmp(CHART_TYPES[k], type ? type : "column"))
		k++;
	if (!CHART_TYPES[k])
		return unknown_word(l, entry(l, section, "type"), type, CHART_TYPES);
	c->type = (enum report_chart_type)k;
	c->title = value(l, section, "title");
	if (find_sheet(l, section, "sheet", &c->sheet) < 0)
		return -1;
	if (l->report->sheets[c->sheet].tabs_when)
		return ini_refuse(l->ini, entry(l, section, "sheet"), l->e, _("a sheet of several tabs has no chart"));
	c->from = c->sheet;
	if ((value(l, section, "from") && find_sheet(l, section, "from", &c->from) < 0) || chart_rows(l, section, c) < 0 ||
	    chart_values(l, section, c) < 0)
		return -1;
	if (!categories && !c->total)
		return ini_refuse(l->ini, entry(l, section, NULL), l->e, _("a chart needs categories"));
	return categories ? find_column(l, entry(l, section, "categories"), c->from, categories, &c->categories) : 0;
}

static int load_charts(const struct loading *l)
{
	struct report_chart *charts = NULL;
	const char *last = "";
	size_t capacity = 0;

	for (size_t i = 0; i < l->ini->count; i++) {
		const char *section = l->ini->entries[i].section;

		if (strncmp(section, "chart ", 6) || !strcmp(section, last))
			continue;
		last = section;
		charts = arena_grow(l->arena, charts, l->report->chart_count, &capacity, sizeof *charts);
		charts[l->report->chart_count] = (struct report_chart){ 0 };
		if (load_chart(l, section, &charts[l->report->chart_count++]) < 0)
			return -1;
	}
	l->report->charts = charts;
	return 0;
}

/* ---- the whole ---- */

static int load_head(const struct loading *l)
{
	struct report *r = l->report;
	const char *origin = value(l, "report", "origin");

	r->title = value(l, "report", "title");
	r->file = value(l, "report", "file") ? value(l, "report", "file") : r->title;
	r->settings = words(l, "report", "settings");
	r->sources = words(l, "report", "sources");
	r->sign = words(l, "report", "sign");
	if (!r->title)
		return ini_refuse(l->ini, entry(l, "report", NULL), l->e, _("the report has no title"));
	if (strchr(r->file, '/') || r->file[0] == '.')
		return ini_refuse(l->ini, entry(l, "report", "file"), l->e, _("\"%s\" is no file name"), r->file);
	if (origin && !(r->origin_sql = load_sql(l, entry(l, "report", "origin"), origin, &r->origin_path)))
		return -1;
	return 0;
}

struct report *report_load(struct arena *a, const char *id, report_finder *find, void *user, struct err *e)
{
	struct loading l = { .arena = a, .find = find, .user = user, .e = e };
	const char *path = find(user, id, "report.ini");

	if (!path) {
		err_set(e, ERR_NOINPUT, _("there is no report \"%s\""), id);
		return NULL;
	}
	l.report = arena_alloc(a, sizeof *l.report);
	l.report->id = arena_strdup(a, id);
	l.report->path = path;
	if (!(l.ini = ini_load(a, path, e)) || check_keys(&l) < 0 || load_head(&l) < 0 || load_sheets(&l) < 0 ||
	    load_charts(&l) < 0)
		return NULL;
	return l.report;
}

const struct report_sheet *report_sheet(const struct report *r, const char *id)
{
	for (size_t i = 0; i < r->sheet_count; i++)
		if (!strcmp(r->sheets[i].id, id))
			return &r->sheets[i];
	return NULL;
}

/* ---- one sheet a source ---- */

static struct report_sheet rejected_sheet(struct arena *a, const struct report_sheet *s, const struct report_source *source)
{
	static const struct report_column place[] = { { .title = "文件", .kind = REPORT_TEXT },
						      { .title = "行号", .kind = REPORT_INT },
						      { .title = "原因", .kind = REPORT_TEXT, .wrap = true, .width = 60 } };
	struct report_sheet out = *s;
	struct report_column *columns;
	size_t n = 0;

	while (source->headings[n])
		n++;
	columns = arena_array(a, n + 3, sizeof *columns);
	for (size_t i = 0; i < n; i++)
		columns[i] = (struct report_column){ .title = source->headings[i], .kind = REPORT_TEXT };
	memcpy(columns + n, place, sizeof place);
	out.rejected = false;
	out.id = out.source = source->id;
	out.title = source->title;
	out.columns = columns;
	out.column_count = out.shown = n + 3;
	return out;
}

bool report_wants_sources(const struct report *r)
{
	return r->sheets[r->sheet_count - 1].rejected;
}

struct report *report_with_sources(struct arena *a, const struct report *r, const struct report_source *sources, size_t n)
{
	struct report *out = arena_alloc(a, sizeof *out);
	struct report_sheet *sheets = arena_array(a, r->sheet_count + n, sizeof *sheets);

	*out = *r;
	out->sheet_count = 0;
	for (size_t i = 0; i < r->sheet_count; i++) {
		if (!r->sheets[i].rejected)
			sheets[out->sheet_count++] = r->sheets[i];
		for (size_t k = 0; r->sheets[i].rejected && k < n; k++)
			sheets[out->sheet_count++] = rejected_sheet(a, &r->sheets[i], &sources[k]);
	}
	out->sheets = sheets;
	return out;
}
