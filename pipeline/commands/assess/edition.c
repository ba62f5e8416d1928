#include "pipeline/commands/assess/edition.h"

#include <stdio.h>
#include <string.h>

#include "pipeline/commands/assess/queries.sql.h"
#include "pipeline/render/issue.h"
#include "pipeline/stage/unit.h"

#define CHANGES 12 /* lines of what changed, a sheet */

static struct report *load(const struct edition_desk *d, const struct ledger_report *r, struct err *e)
{
	return report_load(d->arena, r->report, unit_report_file, d->site, e);
}

static const char *edition_name(const struct edition_desk *d, const struct report *report, const struct ledger_report *r)
{
	char month[DAY_TEXT];

	return arena_printf(d->arena, "%s-%.*s-第%d版", report->file, strcmp(r->report, "assessment") ? 4 : 7,
			    month_text(r->month, month), r->edition);
}

/* ---- what today's figures say ---- */

static int read_digest(const struct edition_desk *d, const struct ledger_report *r, const char **digest, struct err *e)
{
	struct stmt *s = db_prepare(d->figures, SQL_ASSESS_ISSUE);
	int rc;

	*digest = NULL;
	stmt_bind_text(s, "report", r->report);
	stmt_bind_int(s, "month", r->month);
	if ((rc = stmt_step(s, e)) > 0)
		*digest = arena_strdup(d->arena, stmt_text(s, "digest"));
	stmt_end(s);
	if (rc == 0)
		return err_set(e, ERR_BUG, _("the figures do not say what the report says"));
	return rc < 0 ? -1 : 0;
}

/* Without a zone and a patrol there is no report. */
int edition_there(const struct edition_desk *d, const struct ledger_report *r, bool *there, struct err *e)
{
	bool month = !strcmp(r->report, "assessment");
	struct stmt *s = db_prepare(d->figures, month ? SQL_ASSESS_MONTH_THERE : SQL_ASSESS_YEAR_THERE);
	int rc;

	if (month)
		stmt_bind_int(s, "month", r->month);
	if ((rc = stmt_step(s, e)) > 0)
		*there = stmt_int(s, "found") > 0;
	stmt_end(s);
	return rc < 0 ? -1 : 0;
}

static const char *find_sheet(const struct ledger_report_text *list, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (!strcmp(list[i].name, name))
			return list[i].text;
	return "";
}

/* Every difference, also of sheets that are not part of the digest. */
static int tell_changes(struct edition_desk *d, const struct ledger_report *r, const struct report *report, struct err *e)
{
	struct ledger_report_text *before;
	struct buf out;
	size_t n;

	buf_init(&out, d->arena);
	if (!(before = ledger_report_sheets(d->arena, d->ledger, r, &n, e)))
		return -1;
	for (size_t i = 0; i < report->sheet_count; i++) {
		const char *now = issue_rows(d->arena, d->figures, &report->sheets[i], d->as_of, e);

		if (!now)
			return -1;
		if (strcmp(now, find_sheet(before, n, report->sheets[i].id)))
			issue_changes(d->arena, report->sheets[i].title, find_sheet(before, n, report->sheets[i].id), now,
				      CHANGES, &out);
	}
	if (!d->options->quiet)
		fputs(out.data, stderr);
	return 0;
}

/* ---- an edition ---- */

static int keep_sheets(struct edition_desk *d, const struct ledger_report *r, const struct report *report, struct err *e)
{
	for (size_t i = 0; i < report->sheet_count; i++) {
		const char *rows = issue_rows(d->arena, d->figures, &report->sheets[i], d->as_of, e);

		if (!rows || ledger_add_report_sheet(d->ledger, r, (int)i, report->sheets[i].id, rows, e) < 0)
			return -1;
	}
	return 0;
}

static int keep_scores(struct edition_desk *d, const struct ledger_report *r, struct err *e)
{
	struct stmt *s = db_prepare(d->figures, SQL_ASSESS_SCORES);
	int rc;

	while ((rc = stmt_step(s, e)) > 0) {
		const struct ledger_score score = { (int32_t)stmt_int(s, "of_month"), (int)stmt_int(s, "kind"),
						    stmt_int(s, "score") };

		if (ledger_add_score(d->ledger, r, &score, e) < 0)
			return -1;
	}
	stmt_end(s);
	return rc;
}

static int keep_findings(struct edition_desk *d, const struct ledger_report *r, struct err *e)
{
	struct stmt *s = db_prepare(d->figures, SQL_ASSESS_FINDINGS);
	int rc;

	while ((rc = stmt_step(s, e)) > 0) {
		const struct ledger_finding f = { arena_strdup(d->arena, stmt_text(s, "finding_no")),
						  arena_strdup(d->arena, stmt_text(s, "zone")),
						  arena_strdup(d->arena, stmt_text(s, "code")),
						  (int32_t)stmt_int(s, "of_month"),
						  stmt_day(s, "day"),
						  (int)stmt_int(s, "kind"),
						  stmt_int(s, "deduction"),
						  stmt_int(s, "factor"),
						  !stmt_null(s, "factor") };

		if (ledger_add_finding(d->ledger, r, &f, e) < 0)
			return -1;
	}
	stmt_end(s);
	return rc;
}

static int keep_files(struct edition_desk *d, const struct ledger_report *r, const struct report *report, struct err *e)
{
	const char *name = edition_name(d, report, r), *book = arena_printf(d->arena, "%s.xlsx", report->file),
		   *paper = arena_printf(d->arena, "%s.pdf", report->file);
	struct issue_file files[] = { { .from = arena_printf(d->arena, "reports/%s", book), .name = book },
				      { .from = arena_printf(d->arena, "letters/%s", paper), .name = paper } };

	if (issue_files(d->arena, site_day_folder(d->site, d->as_of),
			arena_printf(d->arena, "%s/%s", d->site->issued, name), files, 2, e) < 0)
		return -1;
	for (size_t i = 0; i < 2; i++)
		if (*files[i].digest && ledger_add_report_file(d->ledger, r, arena_printf(d->arena, "%s/%s", name, files[i].name),
							       files[i].digest, e) < 0)
			return -1;
	return 0;
}

/* Its files first: what the ledger has is on the disk. */
int edition_issue(struct edition_desk *d, struct ledger_report *r, struct err *e)
{
	const struct report *report = load(d, r, e);
	bool month = !strcmp(r->report, "assessment");
	char day[DAY_TEXT];

	if (!report || read_digest(d, r, &r->digest, e) < 0 || ledger_begin(d->ledger, e) < 0 ||
	    keep_files(d, r, report, e) < 0 || keep_sheets(d, r, report, e) < 0 ||
	    (month && (keep_scores(d, r, e) < 0 || keep_findings(d, r, e) < 0)) ||
	    ledger_issue_report(d->ledger, r, e) < 0 || ledger_commit(d->ledger, e) < 0)
		return -1;
	r->state = "issued";
	program_say(d->options, _("%s: handed in on %s, %s/%s"), report->title, day_text(r->issued, day), d->site->issued,
	    edition_name(d, report, r));
	return 0;
}

/* The issued files are the record: they are looked at whenever they are spoken of. */
static int check_files(struct edition_desk *d, const struct ledger_report *r, struct err *e)
{
	size_t n;
	struct ledger_report_text *files = ledger_report_files(d->arena, d->ledger, r, &n, e);

	for (size_t i = 0; files && i < n; i++) {
		const char *path = arena_printf(d->arena, "%s/%s", d->site->issued, files[i].name);
		char hex[FILE_DIGEST];

		if (file_digest(path, hex, e) < 0)
			return -1;
		if (strcmp(hex, files[i].text))
			return err_set(e, ERR_INPUT, _("%s is not what was handed in: take it from a backup"), path);
	}
	return files ? 0 : -1;
}

int edition_compare(struct edition_desk *d, struct ledger_report *r, struct err *e)
{
	const struct report *report = load(d, r, e);
	const char *digest;
	char day[DAY_TEXT];

	if (!report || check_files(d, r, e) < 0 || read_digest(d, r, &digest, e) < 0)
		return -1;
	if (!strcmp(digest, r->digest)) {
		program_say(d->options, _("%s: nothing has changed since edition %d, handed in on %s"), report->title, r->edition,
		    day_text(r->issued, day));
		return 0;
	}
	program_say(d->options, _("%s: it differs from edition %d, handed in on %s; that one stays as it is"), report->title, r->edition,
	    day_text(r->issued, day));
	if (tell_changes(d, r, report, e) < 0)
		return -1;
	r->issued = d->day;
	r->digest = NULL;
	d->again = true;
	return ledger_add_report(d->ledger, r, e);
}
