/* report_rows: the rows of one sheet, one after another, as text and integers in the sheet's own columns.
 *
 * Cells live until the next row. A column that the SQL does not give, one that it gives too many, or a value of the wrong
 * kind is CONFIG, naming the file. */
#ifndef KEFU_RENDER_REPORT_ROWS_H
#define KEFU_RENDER_REPORT_ROWS_H

#include "pipeline/render/report.h"
#include "pipeline/store/db.h"

struct report_cell {
	enum { REPORT_CELL_NULL, REPORT_CELL_INT, REPORT_CELL_TEXT } type;
	bool starred;
	int64_t n;
	const char *text;
	int length;
	const struct report_column *as; /* what the row says its kind is; NULL: the sheet's column */
};

struct report_rows;

/* The column that a cell is printed as. */
const struct report_column *report_cell_column(const struct report_cell *cell, const struct report_column *c);

/* `reads` is told each table that the SELECT reads; NULL when nobody wants to know. */
struct report_rows *report_rows_open(struct arena *a, struct db *db, const struct report_sheet *s, struct day as_of,
				     void (*reads)(void *user, const char *table), void *user, struct err *e);
int report_rows_next(struct report_rows *r, struct err *e); /* 1 a row, 0 no more, -1 failed */
const struct report_cell *report_rows_cells(const struct report_rows *r);
void report_rows_close(struct report_rows *r); /* NULL is fine */

#endif
