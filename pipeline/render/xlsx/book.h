/* book: the workbook being written, for this folder only. */
#ifndef KEFU_RENDER_XLSX_BOOK_H
#define KEFU_RENDER_XLSX_BOOK_H

#include <xlsxwriter.h>

#include "pipeline/render/report_rows.h"
#include "pipeline/render/xlsx/report_xlsx.h"

enum book_role { BOOK_CELL, BOOK_WRAPPED, BOOK_STARRED, BOOK_TOTAL, BOOK_HEADING, BOOK_CAPTION, BOOK_PLAIN, BOOK_ROLES };
#define BOOK_KINDS (REPORT_FLAG + 1)
#define BOOK_DECIMALS 7
#define BOOK_FONT "微软雅黑"
#define BOOK_ROWS 1048000 /* of data in one sheet; Excel ends at 1,048,576 */

struct book {
	struct arena *arena;
	struct db *db;
	const struct report *report;
	const struct settings *settings;
	struct day as_of;
	const char *project;
	lxw_workbook *xlsx;
	lxw_format *formats[BOOK_ROLES][BOOK_KINDS][BOOK_DECIMALS];
	lxw_format *alert;
	struct book_tab *tabs;
	size_t tab_count, tab_capacity;
	int64_t cut; /* cells longer than Excel allows */
};

/* A sheet of the workbook as written; a report's sheet has several when its rows are too many for one. */
struct book_tab {
	const struct report_sheet *sheet; /* NULL: 数据来源 */
	const char *name;
	lxw_worksheet *ws;
	lxw_row_t rows; /* of data */
	bool total;	/* a totals row stands below them */
	int64_t lines;	/* all rows that hold a cell */
	int width;	/* in characters */
	int *widths;	/* by column */
	int frozen;	/* columns that stay when scrolling */
};

lxw_format *book_format(struct book *b, enum book_role role, const struct report_column *c);
lxw_format *book_alert_format(struct book *b);
const char *book_number_format(struct book *b, const struct report_column *c, bool starred);

/* Adds a worksheet; the tab stays valid until the next one is added. */
struct book_tab *book_tab_add(struct book *b, const char *name, const struct report_sheet *sheet, size_t columns, struct err *e);
int book_text(struct book *b, struct book_tab *t, lxw_row_t row, lxw_col_t col, const char *s, int length, lxw_format *format,
	      struct err *e); /* as a string, whatever it looks like */
size_t book_cut(const char *s, size_t length, int characters); /* bytes of so many */
bool book_number(const struct report_column *c, int64_t value, double *out); /* false where Excel has none that is the same */
int book_figure(struct book *b, struct book_tab *t, lxw_row_t row, lxw_col_t col, const struct report_column *c, int64_t value,
		lxw_format *format, struct err *e);
void book_page_setup(struct book *b, struct book_tab *t);

int book_sheet_write(struct book *b, const struct report_sheet *s, struct err *e);
int book_charts_add(struct book *b, struct err *e); /* after all sheets */
int book_origin_write(struct book *b, struct err *e);
int book_check(struct book *b, const char *path, struct err *e); /* after it is closed */

int book_fail(lxw_error code, struct err *e); /* SYSTEM or BUG; returns -1 */

#endif
