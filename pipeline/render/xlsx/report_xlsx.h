/* report_xlsx: a report as a workbook (INTERFACE "Documents"): typed cells, totals as checked formulas, charts, print set-up, and a last
 * sheet that says where everything comes from. This folder is the only one that includes xlsxwriter.h.
 *
 * Rows stream: memory does not grow with them. No data ever becomes a formula or a link. The same rows give the same bytes. */
#ifndef KEFU_RENDER_XLSX_REPORT_XLSX_H
#define KEFU_RENDER_XLSX_REPORT_XLSX_H

#include "pipeline/base/settings.h"
#include "pipeline/render/report.h"
#include "pipeline/store/db.h"

/* Writes `path` (0600), re-opens and checks it. Its folder must be the caller's own: temporary files are made in it, and a
 * failure may leave half a workbook there. Settings may be NULL: then none are listed. */
int report_xlsx_write(struct arena *a, struct db *db, const struct report *r, struct day as_of,
		      const struct settings *settings, const char *path, struct err *e);

#endif
