/* issue: a report that is handed in: what it says as text, what one edition says otherwise than another, and its files in
 * a folder of issued/ that is written once. Knows no report by name; what is kept where is ledger_report.h's. */
#ifndef KEFU_RENDER_ISSUE_H
#define KEFU_RENDER_ISSUE_H

#include "pipeline/base/buf.h"
#include "pipeline/base/file.h"
#include "pipeline/render/report.h"
#include "pipeline/store/db.h"

/* A sheet's rows as kefu show prints them, separated by tabs, the headings first. NULL on failure. */
const char *issue_rows(struct arena *a, struct db *db, const struct report_sheet *s, struct day as_of, struct err *e);

/* Adds a line for each row of the sheet that is new, gone, or says otherwise: "考核汇总 保洁：考核得分 93.36 → 92.80"; at
 * most `most` of them, and how many there are beyond. */
void issue_changes(struct arena *a, const char *title, const char *before, const char *now, int most, struct buf *out);

struct issue_file {
	const char *from, *name; /* below the day's folder; in the issued one. One that is not there is left out */
	char digest[FILE_DIGEST]; /* "": left out */
};
/* Copies the files into `folder` (replaced when a former attempt left one): on the disk when it returns. */
int issue_files(struct arena *a, const char *day_folder, const char *folder, struct issue_file *files, size_t count,
		struct err *e);

#endif
