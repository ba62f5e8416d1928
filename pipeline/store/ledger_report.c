#include "pipeline/store/ledger_report.h"

#include <string.h>

#include "pipeline/store/ledger.sql.h"

static void bind_edition(struct stmt *s, const struct ledger_report *r)
{
	stmt_bind_text(s, "report", r->report);
	stmt_bind_int(s, "month", r->month);
	stmt_bind_int(s, "edition", r->edition);
}

/* Ends the statement; a write that touched no row was asked of an edition that is not there. */
static int write_one(struct ledger *l, struct stmt *s, struct err *e)
{
	int rc = stmt_exec(s, e);

	stmt_end(s);
	if (rc == 0 && db_changes(ledger_db(l)) != 1)
		return err_set(e, ERR_BUG, _("the ledger has no such pending report"));
	return rc;
}

/* ---- editions ---- */

struct ledger_report *ledger_reports(struct arena *a, struct ledger *l, struct day as_of, size_t *count, struct err *e)
{
	struct stmt *s = db_prepare(ledger_db(l), SQL_LEDGER_REPORTS);
	struct ledger_report *list = arena_alloc(a, sizeof *list);
	size_t capacity = 1;
	int rc;

	*count = 0;
	stmt_bind_day(s, "as_of", as_of);
	while ((rc = stmt_step(s, e)) > 0) {
		list = arena_grow(a, list, *count, &capacity, sizeof *list);
		list[(*count)++] = (struct ledger_report){
			.report = arena_strdup(a, stmt_text(s, "report")),
			.state = arena_strdup(a, stmt_text(s, "state")),
			.month = (int32_t)stmt_int(s, "month"),
			.edition = (int)stmt_int(s, "edition"),
			.as_of = stmt_day(s, "as_of"),
			.issued = stmt_day(s, "issued"),
			.digest = stmt_null(s, "digest") ? NULL : arena_strdup(a, stmt_text(s, "digest")),
		};
	}
	stmt_end(s);
	return rc < 0 ? NULL : list;
}

static int read_edition(struct ledger *l, struct ledger_report *r, struct err *e)
{
	struct arena *a = arena_new();
	size_t count, i;
	struct ledger_report *list = ledger_reports(a, l, r->as_of, &count, e);

	for (i = 0; list && i < count; i++)
		if (!strcmp(list[i].report, r->report) && list[i].month == r->month)
			r->edition = list[i].edition;
	arena_free(a);
	return list ? 0 : -1;
}

int ledger_add_report(struct ledger *l, struct ledger_report *r, struct err *e)
{
	struct stmt *s = db_prepare(ledger_db(l), SQL_LEDGER_ADD_REPORT);

	stmt_bind_text(s, "report", r->report);
	stmt_bind_int(s, "month", r->month);
	stmt_bind_day(s, "as_of", r->as_of);
	stmt_bind_day(s, "issued", r->issued);
	if (write_one(l, s, e) < 0)
		return -1;
	r->state = "pending";
	return read_edition(l, r, e);
}

int ledger_drop_report(struct ledger *l, const struct ledger_report *r, struct err *e)
{
	struct stmt *s = db_prepare(ledger_db(l), SQL_LEDGER_DROP_REPORT);
	int rc;

	stmt_bind_text(s, "report", r->report);
	stmt_bind_int(s, "month", r->month);
	rc = stmt_exec(s, e);
	stmt_end(s);
	return rc;
}

int ledger_issue_report(struct ledger *l, const struct ledger_report *r, struct err *e)
{
	struct stmt *s = db_prepare(ledger_db(l), SQL_LEDGER_ISSUE_REPORT);

	bind_edition(s, r);
	stmt_bind_text(s, "digest", r->digest);
	return write_one(l, s, e);
}

/* ---- files and sheets ---- */

int ledger_add_report_file(struct ledger *l, const struct ledger_report *r, const char *path, const char *digest,
			   struct err *e)
{
	struct stmt *s = db_prepare(ledger_db(l), SQL_LEDGER_ADD_REPORT_FILE);

	bind_edition(s, r);
	stmt_bind_text(s, "path", path);
	stmt_bind_text(s, "digest", digest);
	return write_one(l, s, e);
}

int ledger_add_report_sheet(struct ledger *l, const struct ledger_report *r, int number, const char *sheet,
			    const char *rows, struct err *e)
{
	struct stmt *s = db_prepare(ledger_db(l), SQL_LEDGER_ADD_REPORT_SHEET);

	bind_edition(s, r);
	stmt_bind_int(s, "number", number);
	stmt_bind_text(s, "sheet", sheet);
	stmt_bind_text(s, "rows", rows);
	return write_one(l, s, e);
}

static struct ledger_report_text *read_texts(struct arena *a, struct ledger *l, const char *sql,
					     const struct ledger_report *r, const char *name, const char *text,
					     size_t *count, struct err *e)
{
	struct stmt *s = db_prepare(ledger_db(l), sql);
	struct ledger_report_text *list = arena_alloc(a, sizeof *list);
	size_t capacity = 1;
	int rc;

	*count = 0;
	bind_edition(s, r);
	while ((rc = stmt_step(s, e)) > 0) {
		list = arena_grow(a, list, *count, &capacity, sizeof *list);
		list[(*count)++] = (struct ledger_report_text){ arena_strdup(a, stmt_text(s, name)),
								arena_strdup(a, stmt_text(s, text)) };
	}
	stmt_end(s);
	return rc < 0 ? NULL : list;
}

struct ledger_report_text *ledger_report_files(struct arena *a, struct ledger *l, const struct ledger_report *r,
					       size_t *count, struct err *e)
{
	return read_texts(a, l, SQL_LEDGER_REPORT_FILES, r, "path", "digest", count, e);
}

struct ledger_report_text *ledger_report_sheets(struct arena *a, struct ledger *l, const struct ledger_report *r,
						size_t *count, struct err *e)
{
	return read_texts(a, l, SQL_LEDGER_REPORT_SHEETS, r, "sheet", "rows", count, e);
}

/* ---- what was said ---- */

int ledger_add_score(struct ledger *l, const struct ledger_report *r, const struct ledger_score *score, struct err *e)
{
	struct stmt *s = db_prepare(ledger_db(l), SQL_LEDGER_ADD_REPORT_SCORE);

	bind_edition(s, r);
	stmt_bind_int(s, "of_month", score->of_month);
	stmt_bind_int(s, "kind", score->kind);
	stmt_bind_int(s, "score", score->score);
	return write_one(l, s, e);
}

int ledger_add_finding(struct ledger *l, const struct ledger_report *r, const struct ledger_finding *f, struct err *e)
{
	struct stmt *s = db_prepare(ledger_db(l), SQL_LEDGER_ADD_REPORT_FINDING);

	bind_edition(s, r);
	stmt_bind_text(s, "finding_no", f->finding_no);
	stmt_bind_int(s, "of_month", f->of_month);
	stmt_bind_day(s, "day", f->day);
	stmt_bind_int(s, "kind", f->kind);
	stmt_bind_text(s, "zone", f->zone);
	stmt_bind_text(s, "code", f->code);
	stmt_bind_int(s, "deduction", f->deduction);
	if (f->has_factor)
		stmt_bind_int(s, "factor", f->factor);
	else
		stmt_bind_null(s, "factor");
	return write_one(l, s, e);
}

static struct stmt *prepare_said(struct ledger *l, const char *sql, const char *report, int32_t month, struct day known)
{
	struct stmt *s = db_prepare(ledger_db(l), sql);

	stmt_bind_text(s, "report", report);
	stmt_bind_int(s, "month", month);
	stmt_bind_day(s, "known", known);
	return s;
}

/* What was said later stands behind, and takes the place of what it follows. */
struct ledger_score *ledger_scores(struct arena *a, struct ledger *l, const char *report, int32_t month,
				   struct day known, size_t *count, struct err *e)
{
	struct stmt *s = prepare_said(l, SQL_LEDGER_REPORT_SCORES, report, month, known);
	struct ledger_score *list = arena_alloc(a, sizeof *list);
	size_t capacity = 1;
	int rc;

	*count = 0;
	while ((rc = stmt_step(s, e)) > 0) {
		struct ledger_score now = { (int32_t)stmt_int(s, "of_month"), (int)stmt_int(s, "kind"),
					    stmt_int(s, "score") };

		list = arena_grow(a, list, *count, &capacity, sizeof *list);
		if (*count && list[*count - 1].of_month == now.of_month && list[*count - 1].kind == now.kind)
			--*count;
		list[(*count)++] = now;
	}
	stmt_end(s);
	return rc < 0 ? NULL : list;
}

static struct ledger_finding read_finding(struct arena *a, struct stmt *s)
{
	return (struct ledger_finding){ .finding_no = arena_strdup(a, stmt_text(s, "finding_no")),
					.zone = arena_strdup(a, stmt_text(s, "zone")),
					.code = arena_strdup(a, stmt_text(s, "code")),
					.of_month = (int32_t)stmt_int(s, "of_month"),
					.day = stmt_day(s, "day"),
					.kind = (int)stmt_int(s, "kind"),
					.deduction = stmt_int(s, "deduction"),
					.factor = stmt_int(s, "factor"),
					.has_factor = !stmt_null(s, "factor") };
}

struct ledger_finding *ledger_findings(struct arena *a, struct ledger *l, const char *report, int32_t month,
				       struct day known, size_t *count, struct err *e)
{
	struct stmt *s = prepare_said(l, SQL_LEDGER_REPORT_FINDINGS, report, month, known);
	struct ledger_finding *list = arena_alloc(a, sizeof *list);
	size_t capacity = 1;
	int rc;

	*count = 0;
	while ((rc = stmt_step(s, e)) > 0) {
		list = arena_grow(a, list, *count, &capacity, sizeof *list);
		if (*count && !strcmp(list[*count - 1].finding_no, stmt_text(s, "finding_no")))
			--*count;
		list[(*count)++] = read_finding(a, s);
	}
	stmt_end(s);
	return rc < 0 ? NULL : list;
}
