/* kefu show REPORT[/SHEET]: the rows of a report on stdout, as they were computed for a day. Computes nothing (RULINGS 45). */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/render/report_text.h"
#include "pipeline/stage/computed.h"
#include "pipeline/stage/declared.h"
#include "pipeline/stage/program.h"
#include "pipeline/stage/unit.h"

struct call {
	struct program_options common;
	const char *what;
	struct day as_of;
	enum report_format format;
};

enum { OPTION_AS_OF = 256, OPTION_FORMAT };

static const struct argp_option OPTIONS[] = {
	{ "as-of", OPTION_AS_OF, "DATE", 0, "the day, as YYYY-MM-DD (default: the latest computed)", 0 },
	{ "format", OPTION_FORMAT, "FORMAT", 0, "csv, tsv, json or table (default: a table on a terminal, else csv)", 0 },
	{ 0 },
};

static error_t parse_option(int key, char *value, struct argp_state *state)
{
	struct call *c = state->input;

	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = &c->common;
		return 0;
	case OPTION_AS_OF:
		program_day(state, value, &c->as_of);
		return 0;
	case OPTION_FORMAT:
		if (!report_format_parse(value, &c->format))
			argp_error(state, _("--format is csv, tsv, json or table, not %s"), value);
		return 0;
	case ARGP_KEY_ARG:
		if (c->what)
			argp_error(state, _("one report at a time"));
		c->what = value;
		return 0;
	case ARGP_KEY_NO_ARGS:
		argp_error(state, _("which report? kefu show REPORT[/SHEET]"));
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

/* ---- what is asked for ---- */

static const struct report_source *list_sources(const struct site *site, size_t *count, struct err *e)
{
	struct source_set *set = declared_sources(site, e);
	struct report_source *out;

	if (!set)
		return NULL;
	out = arena_array(site->arena, set->count + 1, sizeof *out);
	for (*count = 0; *count < set->count; ++*count) {
		const struct source *s = &set->sources[*count];
		const char **headings = arena_array(site->arena, s->column_count + 1, sizeof *headings);

		for (size_t i = 0; i < s->column_count; i++)
			headings[i] = s->columns[i].title;
		out[*count] = (struct report_source){ s->id, s->title, headings };
	}
	return out;
}

static struct report *load(struct site *site, const char *id, struct err *e)
{
	struct report *r;
	const struct report_source *sources;
	size_t n;

	if (unit_check(site, "reports", _("report"), id, e) < 0 || !(r = report_load(site->arena, id, unit_report_file, site, e)))
		return NULL;
	if (!report_wants_sources(r))
		return r;
	if (!(sources = list_sources(site, &n, e)))
		return NULL;
	return report_with_sources(site->arena, r, sources, n);
}

/* ---- printing ---- */

/* The day's figures may lack a table when only a part of the night was run for it. */
static int show_sheet(struct arena *a, struct db *db, const struct report_sheet *s, const struct call *c, struct err *e)
{
	struct report_rows *rows = report_rows_open(a, db, s, c->as_of, NULL, NULL, e);
	char day[DAY_TEXT];
	int rc;

	if (!rows && strstr(e->text, "no such table"))
		return err_set(e, ERR_NOINPUT, _("\"%s\" was never computed for %s"), s->id, day_text(c->as_of, day));
	if (!rows)
		return -1;
	rc = report_text_write(a, s, rows, c->format, stdout, e);
	report_rows_close(rows);
	return rc;
}

/* All sheets one after the other: an empty line between, a name above where the format has room for it. */
static int show_all(struct arena *a, struct db *db, const struct report *r, const struct call *c, struct err *e)
{
	for (size_t i = 0; i < r->sheet_count; i++) {
		if (c->format == REPORT_JSON)
			printf("%s\"%s\":\n", i ? "," : "{", r->sheets[i].id);
		else if (i)
			putchar('\n');
		if (c->format == REPORT_TABLE)
			printf("%s/%s  %s\n", r->id, r->sheets[i].id, r->sheets[i].title);
		if (show_sheet(a, db, &r->sheets[i], c, e) < 0)
			return -1;
	}
	if (c->format == REPORT_JSON)
		puts("}");
	return 0;
}

static const struct report_sheet *find_sheet(struct arena *a, const struct report *r, const char *id, struct err *e)
{
	const char **ids = arena_array(a, r->sheet_count + 1, sizeof *ids);

	for (size_t i = 0; i < r->sheet_count; i++)
		ids[i] = r->sheets[i].id;
	if (!report_sheet(r, id))
		program_unknown(_("sheet"), id, ids, e);
	return report_sheet(r, id);
}

static int show(struct arena *a, struct call *c, struct err *e)
{
	const char *slash = strchr(c->what, '/'), *id = slash ? arena_strndup(a, c->what, (size_t)(slash - c->what)) : c->what;
	const struct report_sheet *sheet = NULL;
	struct site *site = site_open(a, c->common.site, e);
	struct report *r;
	struct db *db;
	int rc;

	if (!site || !(r = load(site, id, e)) || (slash && !(sheet = find_sheet(a, r, slash + 1, e))) ||
	    !(db = computed_open(site, &c->as_of, e)))
		return -1;
	rc = sheet ? show_sheet(a, db, sheet, c, e) : show_all(a, db, r, c, e);
	if (!rc && fflush(stdout) == EOF)
		rc = err_errno(e, _("writing the rows"));
	db_close(db);
	return rc;
}

int main(int argc, char **argv)
{
	static const struct argp_child CHILDREN[] = { { &PROGRAM_ARGP, 0, NULL, 0 }, { 0 } };
	const struct argp argp = { OPTIONS, parse_option, "REPORT[/SHEET]", "a report's rows as they were computed for a day",
				   CHILDREN, NULL, "kefu" };
	struct call c = { .as_of = DAY_NONE, .format = isatty(STDOUT_FILENO) ? REPORT_TABLE : REPORT_CSV };
	struct arena *a = arena_new();
	struct err e = { 0 };
	int rc = 0;

	program_begin();
	program_parse(&argp, argc, argv, &c.common, &c);
	if (show(a, &c, &e) < 0)
		rc = program_fail(&e);
	arena_free(a);
	return rc;
}
