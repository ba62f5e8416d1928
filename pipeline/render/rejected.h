/* rejected: the rows of a source that were refused, as cells of its own headings, then 文件, 行号, 原因. */
#ifndef KEFU_RENDER_REJECTED_H
#define KEFU_RENDER_REJECTED_H

#include "pipeline/render/report_rows.h"

struct stmt *rejected_open(struct db *db, const char *source);

/* Fills the sheet's cells; what they point to lives until the next row. */
int rejected_next(struct stmt *s, struct arena *a, const struct report_sheet *sheet, struct report_cell *cells, struct err *e);

/* The sources that have any; NULL-terminated. NULL on failure. */
const char *const *rejected_sources(struct arena *a, struct db *db, struct err *e);

#endif
