/* ledger_report: the reports that were handed in: which edition, on which day, what it said, which files it is.
 *
 * An edition is written once. It is pending while it is made; its number is the next after the issued ones, so that a
 * failed attempt leaves no gap. Knows no report by name and decides nothing. */
#ifndef KEFU_STORE_LEDGER_REPORT_H
#define KEFU_STORE_LEDGER_REPORT_H

#include "pipeline/store/ledger.h"

struct ledger_report {
	const char *report, *state; /* pending, issued */
	int32_t month;
	int edition;
	struct day as_of, issued;
	const char *digest; /* of what it says; NULL while it is pending */
};

/* Those dated up to the day, by report, month, edition; the pending ones too. */
struct ledger_report *ledger_reports(struct arena *a, struct ledger *l, struct day as_of, size_t *count, struct err *e);

/* Adds the next edition as pending and sets its number; one that is pending already takes these days. */
int ledger_add_report(struct ledger *l, struct ledger_report *r, struct err *e);
int ledger_drop_report(struct ledger *l, const struct ledger_report *r, struct err *e); /* the pending one, if any */

/* What an edition is made of, and how it becomes issued: all between ledger_begin and ledger_commit. */
int ledger_add_report_file(struct ledger *l, const struct ledger_report *r, const char *path, const char *digest,
			   struct err *e);
int ledger_add_report_sheet(struct ledger *l, const struct ledger_report *r, int number, const char *sheet,
			    const char *rows, struct err *e);
int ledger_issue_report(struct ledger *l, const struct ledger_report *r, struct err *e); /* with its digest */

struct ledger_report_text {
	const char *name, *text; /* a file's path and digest, or a sheet and its rows */
};
struct ledger_report_text *ledger_report_files(struct arena *a, struct ledger *l, const struct ledger_report *r,
					       size_t *count, struct err *e);
struct ledger_report_text *ledger_report_sheets(struct arena *a, struct ledger *l, const struct ledger_report *r,
						size_t *count, struct err *e);

/* What the reports of periods before `month`, handed in by `known`, said last: of a month's score, of a finding. */
struct ledger_score {
	int32_t of_month;
	int kind;
	int64_t score;
};
struct ledger_finding {
	const char *finding_no, *zone, *code;
	int32_t of_month;
	struct day day;
	int kind;
	int64_t deduction, factor; /* hundredths */
	bool has_factor;	   /* false: withdrawn, or its item is unknown */
};
int ledger_add_score(struct ledger *l, const struct ledger_report *r, const struct ledger_score *s, struct err *e);
int ledger_add_finding(struct ledger *l, const struct ledger_report *r, const struct ledger_finding *f, struct err *e);
struct ledger_score *ledger_scores(struct arena *a, struct ledger *l, const char *report, int32_t month,
				   struct day known, size_t *count, struct err *e); /* by month, kind */
struct ledger_finding *ledger_findings(struct arena *a, struct ledger *l, const char *report, int32_t month,
				       struct day known, size_t *count, struct err *e); /* by number */

#endif
