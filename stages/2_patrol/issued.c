#include "stages/2_patrol/issued.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/file.h"
#include "stages/2_patrol/queries.sql.h"

#define DECEMBER 11 /* of a month's number in its year, from 0 */

int issued_read(struct issued *i, struct stage_run *r, const struct period *shown, struct err *e)
{
	i->shown = *shown;
	i->reports = ledger_reports(r->arena, r->ledger, r->as_of, &i->report_count, e);
	if (!i->reports)
		return -1;
	i->scores = ledger_scores(r->arena, r->ledger, ISSUED_MONTH, shown->month, shown->end, &i->score_count, e);
	if (!i->scores)
		return -1;
	i->findings = ledger_findings(r->arena, r->ledger, ISSUED_MONTH, shown->month, shown->end, &i->finding_count, e);
	return i->findings ? 0 : -1;
}

static bool about(const struct ledger_report *r, const char *report, int32_t month)
{
	return r->month == month && !strcmp(r->report, report);
}

struct day issued_first(const struct issued *i, const char *report, int32_t month)
{
	for (size_t k = 0; k < i->report_count; k++)
		if (about(&i->reports[k], report, month))
			return i->reports[k].issued;
	return DAY_NONE;
}

bool issued_before(const struct issued *i, int32_t month)
{
	for (size_t k = 0; k < i->report_count; k++)
		if (about(&i->reports[k], ISSUED_MONTH, month) && i->reports[k].digest &&
		    day_cmp(i->reports[k].issued, i->shown.end) <= 0)
			return month < i->shown.month;
	return false;
}

static int by_number(const void *number, const void *finding)
{
	return strcmp(number, ((const struct ledger_finding *)finding)->finding_no);
}

const struct ledger_finding *issued_finding(const struct issued *i, const char *finding_no)
{
	return bsearch(finding_no, i->findings, i->finding_count, sizeof *i->findings, by_number);
}

bool issued_score(const struct issued *i, int32_t month, int kind, int64_t *score)
{
	for (size_t k = 0; k < i->score_count; k++)
		if (i->scores[k].of_month == month && i->scores[k].kind == kind + 1) {
			*score = i->scores[k].score;
			return true;
		}
	return false;
}

/* ---- what the reports say today ---- */

static int digest_rows(struct digest *d, struct stmt *s, struct err *e)
{
	int rc;

	while ((rc = stmt_step(s, e)) > 0)
		for (int k = 0; k < stmt_columns(s); k++) {
			enum stmt_type type = stmt_type_at(s, k);
			int64_t n = type == STMT_INT ? stmt_int_at(s, k) : 0;

			digest_add(d, &type, sizeof type);
			if (type == STMT_TEXT)
				digest_text(d, stmt_text_at(s, k, NULL));
			else
				digest_add(d, &n, sizeof n);
		}
	stmt_end(s);
	return rc;
}

static int digest_tables(struct stage_run *r, const char *const *selects, char hex[FILE_DIGEST], struct err *e)
{
	struct digest *d = digest_new(r->arena);

	for (; *selects; selects++)
		if (digest_rows(d, db_prepare(r->db, *selects), e) < 0)
			return -1;
	digest_end(d, hex);
	return 0;
}

static const struct ledger_report *last_edition(const struct issued *i, const char *report, int32_t month)
{
	const struct ledger_report *last = NULL;

	for (size_t k = 0; k < i->report_count; k++)
		if (about(&i->reports[k], report, month))
			last = &i->reports[k];
	return last;
}

struct day issued_last(const struct issued *i, const char *report, int32_t month)
{
	const struct ledger_report *last = last_edition(i, report, month);

	return last ? last->issued : DAY_NONE;
}

/* An edition that is being made says what today's figures say. */
static int add_issue(const struct issued *i, struct stage_run *r, const char *report, int32_t month,
		     const char *const *selects, struct err *e)
{
	const struct ledger_report *last = last_edition(i, report, month);
	struct stmt *s = db_prepare(r->db, SQL_ADD_ISSUE);
	char hex[FILE_DIGEST];

	if (digest_tables(r, selects, hex, e) < 0)
		return -1;
	stmt_bind_text(s, "report", report);
	stmt_bind_int(s, "month", month);
	stmt_bind_text(s, "digest", hex);
	stmt_bind_null(s, "edition");
	stmt_bind_null(s, "same");
	if (last) {
		stmt_bind_int(s, "edition", last->edition);
		stmt_bind_int(s, "same", !last->digest || !strcmp(last->digest, hex));
	}
	stmt_bind_day(s, "issued", last ? last->issued : DAY_NONE);
	if (stmt_exec(s, e) < 0)
		return -1;
	stmt_end(s);
	return 0;
}

int issued_record(const struct issued *i, struct stage_run *r, struct err *e)
{
	static const char *const MONTH[] = { SQL_SAID_PERIOD,	   SQL_SAID_MONTHS,	   SQL_SAID_ZONES,
					     SQL_SAID_ITEMS,	   SQL_SAID_FINDINGS,	   SQL_SAID_COVERAGE,
					     SQL_SAID_CHECKS,	   SQL_SAID_WEEKS,	   SQL_SAID_RECTIFICATION,
					     SQL_SAID_TASKS,	   SQL_SAID_FEES,	   SQL_SAID_DEVIATIONS,
					     SQL_SAID_ADJUSTMENTS, SQL_SAID_ADJUSTED,	   NULL };
	static const char *const YEAR[] = { SQL_SAID_YEAR, SQL_SAID_YEAR_MONTHS, SQL_SAID_YEAR_ITEMS, NULL };
	int32_t december = i->shown.month - i->shown.month % 12 + DECEMBER;

	if (add_issue(i, r, ISSUED_MONTH, i->shown.month, MONTH, e) < 0)
		return -1;
	return add_issue(i, r, ISSUED_YEAR, december, YEAR, e);
}
