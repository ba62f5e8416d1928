/* xlsx_sheet: one sheet as records, streamed. Merges are known before its rows (they stand behind them in the file): a
 * cell that a merge covers downwards comes with its first cell's value, marked CELL_MERGED. */
#ifndef KEFU_INTAKE_XLSX_SHEET_H
#define KEFU_INTAKE_XLSX_SHEET_H

#include "pipeline/intake/package.h"
#include "pipeline/intake/record.h"
#include "pipeline/intake/xlsx_strings.h"
#include "pipeline/intake/xlsx_style.h"

struct xlsx_book {
	struct package *package;
	struct xlsx_strings strings;
	struct xlsx_styles styles;
	bool date1904;
};

/* Hands each row that has a filled cell to `sink`. False when the sheet is damaged, *why the reason. *hidden: rows that
 * are hidden. */
bool xlsx_sheet_read(const struct xlsx_book *book, long part, record_sink sink, void *user, int *hidden,
		     const char **why);

#endif
