/* report: a register, list or statement declared as a folder: report.ini and one SELECT a sheet (templates/reports/README.md).
 *
 * Loading checks the whole folder, so that a mistake is told with file and line before anything is written. It computes
 * nothing and knows no report by name; rows come from report_rows.h, documents from report_text.h and report_xlsx.h. */
#ifndef KEFU_RENDER_REPORT_H
#define KEFU_RENDER_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/day.h"
#include "pipeline/base/err.h"

enum report_kind {
	REPORT_TEXT,
	REPORT_ID,
	REPORT_ROOM,
	REPORT_INT,
	REPORT_MONEY,
	REPORT_PERCENT,
	REPORT_DECIMAL, /* score is decimal:2 */
	REPORT_DATE,
	REPORT_DATETIME,
	REPORT_MONTH,
	REPORT_FLAG
};

#define REPORT_BRIEF 1 /* a datetime shown to the minute, with two digits of the year */

enum report_shade { REPORT_PLAIN, REPORT_BAR, REPORT_HEAT, REPORT_HEAT_DOWN };

struct report_alert {
	char compare;	   /* '<' '>' '=' or 0 for none */
	const char *words; /* text kinds */
	int64_t value;	   /* others, in the unit that the SQL gives */
	bool as_of;
};

struct report_column {
	const char *title, *star, *by; /* by: the SQL's column that says each row's kind */
	enum report_kind kind;
	int decimals, width; /* width 0: by the rows; decimals of a datetime: BRIEF, or 0 */
	bool sum, wrap, freeze, book;
	enum report_shade shade;
	struct report_alert alert;
	char **choices; /* of the drop-down, NULL-terminated; NULL: none */
};

struct report_sheet {
	const char *id, *title, *sql, *sql_path, *empty;
	const char *const *notes; /* NULL-terminated */
	const struct report_column *columns;
	size_t column_count, shown; /* the first `shown` are kefu show's, the rest only the workbook's */
	const char *tabs_when;	    /* the setting with which the workbook has a tab for each value of column `tabs`; NULL: one tab */
	size_t tabs;
	bool rejected;		    /* the declaration of one sheet a source: see report_with_sources */
	const char *source;	    /* such a sheet's source, else NULL */
};

enum report_chart_type { CHART_COLUMN, CHART_BAR, CHART_LINE, CHART_PIE, CHART_STACKED_COLUMN, CHART_STACKED_BAR };

struct report_chart {
	const char *title;
	enum report_chart_type type;
	size_t sheet, from; /* where it stands, where its rows come from */
	size_t categories;  /* columns of `from` */
	const size_t *values;
	size_t value_count;
	bool total;   /* one series over the totals row */
	size_t first; /* only so many rows; 0: all */
};

struct report {
	const char *id, *path, *title, *file, *origin_sql, *origin_path;
	const char *const *settings, *const *sources, *const *sign; /* NULL-terminated */
	const struct report_sheet *sheets;
	size_t sheet_count;
	const struct report_chart *charts;
	size_t chart_count;
};

/* Tells where the folder's file `name` is, or NULL. */
typedef const char *report_finder(void *user, const char *report, const char *name);

struct report *report_load(struct arena *a, const char *id, report_finder *find, void *user, struct err *e);

/* A source as far as its rejected rows need it. */
struct report_source {
	const char *id, *title;
	const char *const *headings; /* NULL-terminated */
};

bool report_wants_sources(const struct report *r); /* it has a `rows = rejected` sheet, always the last */

/* The same report with its `rows = rejected` sheet replaced by one sheet a source. */
struct report *report_with_sources(struct arena *a, const struct report *r, const struct report_source *sources, size_t n);

const struct report_sheet *report_sheet(const struct report *r, const char *id);

#endif
