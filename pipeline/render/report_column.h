/* report_column: one line of a sheet's `columns`, "欠费: money, sum, bar", and what its figures look like as text. */
#ifndef KEFU_RENDER_REPORT_COLUMN_H
#define KEFU_RENDER_REPORT_COLUMN_H

#include "pipeline/base/buf.h"
#include "pipeline/base/ini.h"
#include "pipeline/render/report.h"

int report_column_parse(struct arena *a, const struct ini *ini, const struct ini_entry *line, struct report_column *out,
			struct err *e);

/* The column that a kind's word stands for, for rows that say their kind (`by`); NULL when they may not be of it. */
const struct report_column *report_column_of_kind(const char *word);

bool report_column_textual(const struct report_column *c); /* the SQL gives TEXT */

/* Adds n as `kefu show` prints it: yuan with two decimals, a date as YYYY-MM-DD … For the kinds that are not textual. */
void report_column_figure(const struct report_column *c, int64_t n, struct buf *out);

#endif
