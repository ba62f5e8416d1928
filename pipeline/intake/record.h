/* record: one row of a file, whatever the file is; what csv and xlsx hand on, cell by cell, still untyped.
 *
 * All pointers belong to the reader and live until it reads on. Text is valid UTF-8 and not zero-terminated. */
#ifndef KEFU_INTAKE_RECORD_H
#define KEFU_INTAKE_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum cell_kind { CELL_EMPTY, CELL_TEXT, CELL_NUMBER, CELL_BOOL, CELL_ERROR };

/* What a workbook's number format says of a number; CELL_MERGED: the cell is covered by a merge and stands for its
 * first cell. */
enum cell_style { CELL_PLAIN = 0, CELL_DATE = 1, CELL_TIME = 2, CELL_PERCENT = 4, CELL_MERGED = 8 };

struct cell {
	/* As it stands in the file; of a number its digits. CELL_ERROR: the code ("#REF!"), a zero, the reason in
	 * Chinese; a constant. */
	const char *text;
	uint32_t length;
	uint8_t kind, style;
	double number; /* CELL_NUMBER; CELL_BOOL 0 or 1 */
};

struct record {
	int line;           /* where it begins: physical line of a CSV, row number of a sheet */
	int blank_before;   /* empty rows since the record before */
	const char *broken; /* why it cannot be taken apart, then cells[0] is its raw text; NULL for a good one */
	const struct cell *cells;
	size_t count;
};

/* Told each record in the order of the file; -1 stops the reader. */
typedef int (*record_sink)(void *user, const struct record *r);

#endif
