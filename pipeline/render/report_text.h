/* report_text: a sheet's rows as text: CSV (RFC 4180), TSV, JSON, or a table for the terminal. What `kefu show` prints, and
 * the golden form of a report. Streams: the rows are never all in memory, but for the table, whose widths need them. */
#ifndef KEFU_RENDER_REPORT_TEXT_H
#define KEFU_RENDER_REPORT_TEXT_H

#include <stdio.h>

#include "pipeline/render/report_rows.h"

enum report_format { REPORT_CSV, REPORT_TSV, REPORT_JSON, REPORT_TABLE };

bool report_format_parse(const char *name, enum report_format *out) __attribute__((warn_unused_result));

/* One sheet. CSV ends lines by LF. TSV has tabs and line ends in a cell as spaces. JSON is an array of objects by heading:
 * money, percent and scores as numbers, dates as text, NULL as null. Failing to write is SYSTEM. */
int report_text_write(struct arena *a, const struct report_sheet *s, struct report_rows *rows, enum report_format format,
		      FILE *out, struct err *e);

#endif
